package dev.runnel.planner.oracle;

import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Join;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Arithmetic;
import dev.runnel.spi.TableExpr.Call;
import dev.runnel.spi.TableExpr.Cased;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.CountOf;
import dev.runnel.spi.TableExpr.CountRows;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.InSelect;
import dev.runnel.spi.TableExpr.IsAbsent;
import dev.runnel.spi.TableExpr.KeyIn;
import dev.runnel.spi.TableExpr.KeyMatch;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.TextMatch;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A relational store in a hundred lines: what {@link SelectRows} and {@link TableExpr} say in their doc comments. */
public final class TableEvaluation implements TableExpr.Visitor<@Nullable Object> {
    private final Data data;
    private final @Nullable Object[] values;

    /** The rows of the selects around the expression by source, the nearest last. */
    private final List<@Nullable Object[][]> sources;

    private TableEvaluation(Data data, @Nullable Object[] values, List<@Nullable Object[][]> sources) {
        this.data = data;
        this.values = values;
        this.sources = sources;
    }

    /** The rows of a select. */
    public static List<@Nullable Object[]> rows(SelectRows select, Data data, @Nullable Object[] values) {
        return new TableEvaluation(data, values, List.of()).rows(select);
    }

    /** The value of an expression over one row of a table. */
    public static @Nullable Object value(TableExpr expr, @Nullable Object[] row, Data data, @Nullable Object[] values) {
        return new TableEvaluation(data, values, List.of(new @Nullable Object[][][] {{row}})).value(expr);
    }

    private List<@Nullable Object[]> rows(SelectRows select) {
        List<TableEvaluation> found = new ArrayList<>(matches(select));
        found.sort((a, b) -> {
            for (Sort sort : select.order()) {
                int order = Compared.order(
                        sort.expr().type().storage(),
                        sort.direction(),
                        sort.absentFirst(),
                        a.value(sort.expr()),
                        b.value(sort.expr()));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        });
        if (select.perKey() != null) {
            Map<List<@Nullable Object>, Long> counts = new HashMap<>();
            long offset = Slots.offset(select.perKey().slice(), values);
            long most = Slots.limit(select.perKey().slice(), values);
            found.removeIf(row -> {
                long number = counts.merge(row.values(select.perKey().columns()), 1L, Long::sum) - offset;
                return number < 1 || number > most;
            });
        }
        if (select.distinct()) {
            Set<List<@Nullable Object>> seen = new HashSet<>();
            found.removeIf(row -> !seen.add(row.values(select.selection())));
        }
        int first = (int) Math.min(Slots.offset(select.slice(), values), found.size());
        long most = Slots.limit(select.slice(), values);
        found = found.subList(first, first + (int) Math.min(most, found.size() - first));
        if (select.selection().get(0) instanceof CountRows) {
            List<@Nullable Object[]> count = new ArrayList<>();
            count.add(new @Nullable Object[] {(long) found.size()});
            return count;
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        found.forEach(row -> rows.add(row.values(select.selection()).toArray()));
        return rows;
    }

    private List<TableEvaluation> matches(SelectRows select) {
        List<TableEvaluation> found = new ArrayList<>();
        for (@Nullable Object[] row : data.rows(select.table().name())) {
            @Nullable Object[][] bound = new @Nullable Object[1 + select.joins().size()][];
            bound[0] = row;
            List<@Nullable Object[][]> inner = new ArrayList<>(sources);
            inner.add(bound);
            TableEvaluation candidate = new TableEvaluation(data, values, inner);
            if (candidate.join(select, bound) && candidate.holds(select.where())) {
                found.add(candidate);
            }
        }
        return found;
    }

    private boolean join(SelectRows select, @Nullable Object[][] bound) {
        for (int i = 0; i < select.joins().size(); i++) {
            Join join = select.joins().get(i);
            List<@Nullable Object> left = values(join.left());
            for (@Nullable Object[] row : data.rows(join.table().name())) {
                if (!left.contains(null) && left.equals(Data.cells(row, join.right()))) {
                    bound[i + 1] = row;
                }
            }
            if (bound[i + 1] == null && !join.outer()) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(TableExpr condition) {
        return (Boolean) Objects.requireNonNull(value(condition));
    }

    private @Nullable Object value(TableExpr expr) {
        Object value = expr.accept(this);
        if (value == null && !expr.type().nullable()) {
            throw new AssertionError("absent, against its type: " + expr);
        }
        return value;
    }

    private List<@Nullable Object> values(List<? extends TableExpr> exprs) {
        List<@Nullable Object> list = new ArrayList<>();
        exprs.forEach(expr -> list.add(value(expr)));
        return list;
    }

    private @Nullable Object constant(Value value) {
        return Slots.value(value, values);
    }

    @Override
    public @Nullable Object visitColumn(ColumnRef ref) {
        @Nullable Object[] row = sources.get(sources.size() - 1 - ref.up())[ref.source()];
        return row == null ? null : row[ref.column().index()];
    }

    @Override
    public @Nullable Object visitValue(ValueExpr value) {
        return constant(value.value());
    }

    @Override
    public Object visitCompare(Compare compare) {
        return Compared.holds(
                compare.op(), compare.left().type().storage(), value(compare.left()), value(compare.right()));
    }

    @Override
    public Object visitIsAbsent(IsAbsent isAbsent) {
        return value(isAbsent.operand()) == null;
    }

    @Override
    public Object visitInList(InList inList) {
        Object operand = value(inList.operand());
        return operand != null && ((List<?>) Objects.requireNonNull(constant(inList.list()))).contains(operand);
    }

    @Override
    public Object visitKeyMatch(KeyMatch match) {
        List<@Nullable Object> left = values(match.left());
        return !left.contains(null) && left.equals(values(match.right()));
    }

    @Override
    public Object visitKeyIn(KeyIn keyIn) {
        List<@Nullable Object> key = values(keyIn.columns());
        return !key.contains(null) && Slots.keys(keyIn.keys(), values).contains(key);
    }

    @Override
    public Object visitCountOf(CountOf countOf) {
        return (long) matches(countOf.subquery()).size();
    }

    @Override
    public Object visitInSelect(InSelect in) {
        Object operand = value(in.operand());
        return operand != null && rows(in.subquery()).stream().anyMatch(row -> operand.equals(row[0]));
    }

    @Override
    public Object visitTextMatch(TextMatch match) {
        return Compared.matches(match.op(), value(match.text()), value(match.pattern()));
    }

    @Override
    public @Nullable Object visitCall(Call call) {
        List<@Nullable Object> operands = new ArrayList<>();
        call.operands().forEach(operand -> operands.add(value(operand)));
        return call.function().of(operands);
    }

    @Override
    public @Nullable Object visitCased(Cased cased) {
        Object text = value(cased.text());
        return text == null ? null : cased.letters().of((String) text);
    }

    @Override
    public Object visitAnd(And and) {
        return and.terms().stream().allMatch(this::holds);
    }

    @Override
    public Object visitOr(Or or) {
        return or.terms().stream().anyMatch(this::holds);
    }

    @Override
    public Object visitNot(Not not) {
        return !holds(not.condition());
    }

    @Override
    public Object visitExists(Exists exists) {
        return !matches(exists.subquery()).isEmpty();
    }

    @Override
    public @Nullable Object visitArithmetic(Arithmetic arithmetic) {
        Object left = value(arithmetic.left());
        Object right = value(arithmetic.right());
        return Compared.computed(arithmetic.op(), (Long) left, (Long) right);
    }

    @Override
    public Object visitCountRows(CountRows countRows) {
        throw new AssertionError("a count stands inside an expression");
    }
}
