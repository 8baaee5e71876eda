package dev.runnel.planner.oracle;

import dev.runnel.planner.program.RowTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The value of operands and the truth of tests on rows in memory. */
final class RowEvaluation implements RowTest.Visitor<Boolean>, RowTest.OperandVisitor<@Nullable Object> {
    private final @Nullable Object[] values;

    /** The rows of the tests around, the nearest last. */
    private final List<@Nullable Object[]> rows;

    RowEvaluation(@Nullable Object[] values, @Nullable Object[] row) {
        this(values, List.of(), row);
    }

    private RowEvaluation(@Nullable Object[] values, List<@Nullable Object[]> around, @Nullable Object[] row) {
        this.values = values;
        this.rows = new ArrayList<>(around);
        this.rows.add(row);
    }

    boolean holds(RowTest test) {
        return test.accept(this);
    }

    @Nullable
    Object value(RowTest.Operand operand) {
        return operand.accept(this);
    }

    private List<@Nullable Object> values(List<RowTest.Operand> operands) {
        List<@Nullable Object> list = new ArrayList<>();
        operands.forEach(operand -> list.add(value(operand)));
        return list;
    }

    @Override
    public Boolean visitAlways(RowTest.Always always) {
        return always.outcome();
    }

    @Override
    public Boolean visitAllOf(RowTest.AllOf allOf) {
        return allOf.tests().stream().allMatch(this::holds);
    }

    @Override
    public Boolean visitAnyOf(RowTest.AnyOf anyOf) {
        return anyOf.tests().stream().anyMatch(this::holds);
    }

    @Override
    public Boolean visitNegated(RowTest.Negated negated) {
        return !holds(negated.test());
    }

    @Override
    public Boolean visitCompared(RowTest.Compared compared) {
        return Compared.holds(
                compared.op(), compared.type().storage(), value(compared.left()), value(compared.right()));
    }

    @Override
    public Boolean visitAbsent(RowTest.Absent absent) {
        return value(absent.operand()) == null;
    }

    @Override
    public Boolean visitListed(RowTest.Listed listed) {
        Object operand = value(listed.operand());
        return operand != null
                && ((List<?>) Objects.requireNonNull(Slots.value(listed.list(), values))).contains(operand);
    }

    @Override
    public Boolean visitMatched(RowTest.Matched matched) {
        return Compared.matches(matched.op(), value(matched.text()), value(matched.pattern()));
    }

    @Override
    public Boolean visitListedKey(RowTest.ListedKey listed) {
        List<@Nullable Object> key = values(listed.operands());
        return !key.contains(null) && Slots.keys(listed.lists(), values).contains(key);
    }

    @Override
    public Boolean visitSameKey(RowTest.SameKey sameKey) {
        List<@Nullable Object> left = values(sameKey.left());
        return !left.contains(null) && left.equals(values(sameKey.right()));
    }

    @Override
    public Boolean visitSomeRow(RowTest.SomeRow someRow) {
        Object children = value(someRow.rows());
        return children != null
                && ((List<?>) children)
                        .stream()
                                .anyMatch(child -> new RowEvaluation(values, rows, (@Nullable Object[]) child)
                                        .holds(someRow.test()));
    }

    @Override
    public @Nullable Object visitCell(RowTest.Cell cell) {
        Object at = rows.get(rows.size() - 1 - cell.up());
        for (int index : cell.path()) {
            if (at == null) {
                return null;
            }
            at = ((@Nullable Object[]) at)[index];
        }
        return at;
    }

    @Override
    public @Nullable Object visitConstant(RowTest.Constant constant) {
        return Slots.value(constant.value(), values);
    }

    @Override
    public Object visitRowCount(RowTest.RowCount count) {
        Object children = value(count.rows());
        return children == null
                ? 0L
                : ((List<?>) children)
                        .stream()
                                .filter(child ->
                                        new RowEvaluation(values, rows, (@Nullable Object[]) child).holds(count.test()))
                                .count();
    }

    @Override
    public @Nullable Object visitCalled(RowTest.Called called) {
        List<@Nullable Object> operands = new ArrayList<>();
        called.operands().forEach(operand -> operands.add(value(operand)));
        return called.function().of(operands);
    }

    @Override
    public @Nullable Object visitCased(RowTest.Cased cased) {
        Object text = value(cased.text());
        return text == null ? null : cased.letters().of((String) text);
    }

    @Override
    public Object visitTested(RowTest.Tested tested) {
        return holds(tested.test());
    }
}
