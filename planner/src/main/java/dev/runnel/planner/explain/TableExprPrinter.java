package dev.runnel.planner.explain;

import dev.runnel.spi.SqlPart;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Aggregate;
import dev.runnel.spi.TableExpr.AggregateSubquery;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Call;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.CountAll;
import dev.runnel.spi.TableExpr.CountSubquery;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.FirstValueSubquery;
import dev.runnel.spi.TableExpr.GroupKey;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.InSubquery;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.KeyInList;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.SqlFragment;
import dev.runnel.spi.TableExpr.ValueExpr;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints a table-level expression. A column of a join is printed as {@code table#n.column}. A column of an enclosing
 * select has one {@code ^} per level.
 */
class TableExprPrinter implements TableExpr.Visitor<String> {

    static String of(TableExpr expr) {
        return new TableExprPrinter().text(expr);
    }

    static String of(List<SqlPart> parts) {
        return new TableExprPrinter().text(parts);
    }

    final String text(TableExpr expr) {
        return expr.accept(this);
    }

    @Override
    public String visitColumn(ColumnRef ref) {
        String source = ref.source() == 0 ? "" : ref.column().table() + "#" + ref.source() + ".";
        return "^".repeat(ref.depth()) + source + ref.column().name();
    }

    @Override
    public String visitValue(ValueExpr value) {
        return ValuePrinter.of(value.value());
    }

    @Override
    public String visitCompare(Compare compare) {
        return text(compare.left()) + " " + compare.op().symbol() + " " + text(compare.right());
    }

    @Override
    public String visitIsNull(IsNull isNull) {
        return text(isNull.operand()) + " is absent";
    }

    @Override
    public String visitInList(InList inList) {
        return text(inList.operand()) + " in " + ValuePrinter.of(inList.list());
    }

    @Override
    public String visitKeyEquals(KeyEquals match) {
        return "key " + keys(match.left()) + " = " + keys(match.right());
    }

    @Override
    public String visitKeyInList(KeyInList keyIn) {
        return "key "
                + keys(keyIn.columns())
                + " in "
                + keyIn.keys().stream().map(ValuePrinter::of).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String visitInSubquery(InSubquery in) {
        return text(in.operand()) + " in ("
                + text(in.subquery().selection().get(0)) + " of "
                + SelectPrinter.inline(in.subquery()).stripTrailing() + ")";
    }

    @Override
    public String visitAnd(And and) {
        return and.terms().stream().map(this::text).collect(Collectors.joining(" and ", "(", ")"));
    }

    @Override
    public String visitOr(Or or) {
        return or.terms().stream().map(this::text).collect(Collectors.joining(" or ", "(", ")"));
    }

    @Override
    public String visitNot(Not not) {
        return "not " + text(not.condition());
    }

    @Override
    public String visitExists(Exists exists) {
        return "exists (" + SelectPrinter.inline(exists.subquery()) + ")";
    }

    @Override
    public String visitCountSubquery(CountSubquery countOf) {
        return "count (" + SelectPrinter.inline(countOf.subquery()) + ")";
    }

    @Override
    public String visitAggregateSubquery(AggregateSubquery aggregate) {
        return text(aggregate.aggregate()) + " of (" + SelectPrinter.inline(aggregate.subquery()) + ")";
    }

    @Override
    public String visitFirstValueSubquery(FirstValueSubquery firstValue) {
        return "first " + text(firstValue.selected()) + " of ("
                + SelectPrinter.inline(firstValue.subquery()).stripTrailing() + ")";
    }

    @Override
    public String visitGroupKey(GroupKey key) {
        return "key" + (key.index() + 1);
    }

    @Override
    public String visitAggregate(Aggregate aggregate) {
        return aggregate.op() + "(" + text(aggregate.operand()) + ")";
    }

    @Override
    public String visitCall(Call call) {
        return call.function()
                .text(call.operands().stream()
                        .map(call.function().isOperator() ? this::factor : this::text)
                        .toList());
    }

    @Override
    public String visitSqlFragment(SqlFragment fragment) {
        return "sql(" + text(fragment.parts()) + ")";
    }

    private String text(List<SqlPart> parts) {
        return parts.stream().map(this::text).collect(Collectors.joining());
    }

    private String text(SqlPart part) {
        if (part instanceof SqlPart.Text text) {
            return text.sql();
        }
        if (part instanceof SqlPart.TableName table) {
            return "{" + table.table() + "}";
        }
        return part instanceof SqlPart.ColumnName column
                ? "{" + column.column() + "}"
                : "{" + text(((SqlPart.Argument) part).expr()) + "}";
    }

    @Override
    public String visitCountAll(CountAll countRows) {
        return "count";
    }

    private String factor(TableExpr expr) {
        return expr instanceof Call call && call.function().isOperator() ? "(" + text(expr) + ")" : text(expr);
    }

    private String keys(List<TableExpr> columns) {
        return columns.stream().map(this::text).collect(Collectors.joining(", ", "(", ")"));
    }
}
