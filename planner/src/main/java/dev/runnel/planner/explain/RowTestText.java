package dev.runnel.planner.explain;

import dev.runnel.planner.program.RowTest;
import dev.runnel.planner.program.RowTest.Absent;
import dev.runnel.planner.program.RowTest.AllOf;
import dev.runnel.planner.program.RowTest.Always;
import dev.runnel.planner.program.RowTest.AnyOf;
import dev.runnel.planner.program.RowTest.Called;
import dev.runnel.planner.program.RowTest.Cased;
import dev.runnel.planner.program.RowTest.Cell;
import dev.runnel.planner.program.RowTest.Compared;
import dev.runnel.planner.program.RowTest.Constant;
import dev.runnel.planner.program.RowTest.Listed;
import dev.runnel.planner.program.RowTest.ListedKey;
import dev.runnel.planner.program.RowTest.Matched;
import dev.runnel.planner.program.RowTest.Negated;
import dev.runnel.planner.program.RowTest.Operand;
import dev.runnel.planner.program.RowTest.RowCount;
import dev.runnel.planner.program.RowTest.SameKey;
import dev.runnel.planner.program.RowTest.SomeRow;
import dev.runnel.planner.program.RowTest.Tested;
import dev.runnel.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A condition in memory, cells by the names that they have in the types of the rows. */
final class RowTestText implements RowTest.Visitor<String>, RowTest.OperandVisitor<String> {
    /** The rows around, the nearest last. */
    private final List<Type.Tuple> rows = new ArrayList<>();

    private RowTestText(Type.Tuple row) {
        rows.add(row);
    }

    static String of(RowTest test, Type.Tuple row) {
        return test.accept(new RowTestText(row));
    }

    static String of(Operand operand, Type.Tuple row) {
        return operand.accept(new RowTestText(row));
    }

    @Override
    public String visitAlways(Always always) {
        return String.valueOf(always.outcome());
    }

    @Override
    public String visitAllOf(AllOf allOf) {
        return allOf.tests().stream().map(this::text).collect(Collectors.joining(" and ", "(", ")"));
    }

    @Override
    public String visitAnyOf(AnyOf anyOf) {
        return anyOf.tests().stream().map(this::text).collect(Collectors.joining(" or ", "(", ")"));
    }

    @Override
    public String visitNegated(Negated negated) {
        return "not " + text(negated.test());
    }

    @Override
    public String visitCompared(Compared compared) {
        return text(compared.left()) + " " + compared.op().symbol() + " " + text(compared.right());
    }

    @Override
    public String visitAbsent(Absent absent) {
        return text(absent.operand()) + " is absent";
    }

    @Override
    public String visitListed(Listed listed) {
        return text(listed.operand()) + " in " + ValueText.of(listed.list());
    }

    @Override
    public String visitMatched(Matched matched) {
        return text(matched.text()) + " " + matched.op().words() + " " + text(matched.pattern());
    }

    @Override
    public String visitListedKey(ListedKey listed) {
        return "key " + keys(listed.operands()) + " in "
                + listed.lists().stream().map(ValueText::of).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String visitSameKey(SameKey same) {
        return "key " + keys(same.left()) + " = " + keys(same.right());
    }

    private String keys(List<Operand> operands) {
        return operands.stream().map(this::text).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String visitSomeRow(SomeRow some) {
        return "some(" + inner(some.rows(), some.test()) + ")";
    }

    @Override
    public String visitRowCount(RowCount count) {
        return "count(" + inner(count.rows(), count.test()) + ")";
    }

    private String inner(Cell merged, RowTest inner) {
        String list = text(merged);
        Type element = typeOf(merged);
        rows.add(
                element instanceof Type.ListOf of && of.element() instanceof Type.Tuple row
                        ? row
                        : new Type.Tuple(List.of()));
        String test = text(inner);
        rows.remove(rows.size() - 1);
        return list + ": " + test;
    }

    @Override
    public String visitCell(Cell cell) {
        StringBuilder path = new StringBuilder("^".repeat(cell.up()));
        Type at = rows.get(rows.size() - 1 - cell.up());
        String separator = "";
        for (int index : cell.path()) {
            Type.Tuple row = at instanceof Type.Tuple tuple ? tuple : new Type.Tuple(List.of());
            boolean named = index < row.parts().size();
            path.append(separator).append(named ? row.parts().get(index).name() : "@" + index);
            at = named ? row.parts().get(index).type() : row;
            separator = ".";
        }
        return path.toString();
    }

    private Type typeOf(Cell cell) {
        Type at = rows.get(rows.size() - 1 - cell.up());
        for (int index : cell.path()) {
            if (!(at instanceof Type.Tuple row) || index >= row.parts().size()) {
                return at;
            }
            at = row.parts().get(index).type();
        }
        return at;
    }

    @Override
    public String visitConstant(Constant constant) {
        return ValueText.of(constant.value());
    }

    @Override
    public String visitTested(Tested tested) {
        return text(tested.test());
    }

    @Override
    public String visitCased(Cased cased) {
        return cased.letters().name().toLowerCase(Locale.ROOT) + "(" + text(cased.text()) + ")";
    }

    @Override
    public String visitCalled(Called called) {
        return called.function().text(called.operands().stream().map(this::text).toList());
    }

    private String text(RowTest test) {
        return test.accept(this);
    }

    private String text(Operand operand) {
        return operand.accept(this);
    }
}
