package dev.runnel.planner.explain;

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
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A table-level expression. A column of a join is written {@code table#n.column}; one of a select around has a {@code ^} for each
 * select between.
 */
final class TableExprText implements TableExpr.Visitor<String> {

    static String of(TableExpr expr) {
        return expr.accept(new TableExprText());
    }

    @Override
    public String visitColumn(ColumnRef ref) {
        String source = ref.source() == 0 ? "" : ref.column().table() + "#" + ref.source() + ".";
        return "^".repeat(ref.up()) + source + ref.column().name();
    }

    @Override
    public String visitValue(ValueExpr value) {
        return ValueText.of(value.value());
    }

    @Override
    public String visitCompare(Compare compare) {
        return of(compare.left()) + " " + compare.op().symbol() + " " + of(compare.right());
    }

    @Override
    public String visitIsAbsent(IsAbsent isAbsent) {
        return of(isAbsent.operand()) + " is absent";
    }

    @Override
    public String visitInList(InList inList) {
        return of(inList.operand()) + " in " + ValueText.of(inList.list());
    }

    @Override
    public String visitKeyMatch(KeyMatch match) {
        return "key " + keys(match.left()) + " = " + keys(match.right());
    }

    @Override
    public String visitKeyIn(KeyIn keyIn) {
        return "key "
                + keys(keyIn.columns())
                + " in "
                + keyIn.keys().stream().map(ValueText::of).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String visitInSelect(InSelect in) {
        return of(in.operand()) + " in ("
                + of(in.subquery().selection().get(0)) + " of "
                + SelectText.inline(in.subquery()).stripTrailing() + ")";
    }

    @Override
    public String visitTextMatch(TextMatch match) {
        return of(match.text()) + " " + match.op().words() + " " + of(match.pattern());
    }

    @Override
    public String visitAnd(And and) {
        return and.terms().stream().map(TableExprText::of).collect(Collectors.joining(" and ", "(", ")"));
    }

    @Override
    public String visitOr(Or or) {
        return or.terms().stream().map(TableExprText::of).collect(Collectors.joining(" or ", "(", ")"));
    }

    @Override
    public String visitNot(Not not) {
        return "not " + of(not.condition());
    }

    @Override
    public String visitExists(Exists exists) {
        return "exists (" + SelectText.inline(exists.subquery()) + ")";
    }

    @Override
    public String visitArithmetic(Arithmetic arithmetic) {
        return factor(arithmetic.left()) + " " + arithmetic.op().symbol() + " " + factor(arithmetic.right());
    }

    @Override
    public String visitCountOf(CountOf countOf) {
        return "count (" + SelectText.inline(countOf.subquery()) + ")";
    }

    @Override
    public String visitCased(Cased cased) {
        return cased.letters().name().toLowerCase(Locale.ROOT) + "(" + of(cased.text()) + ")";
    }

    @Override
    public String visitCall(Call call) {
        return call.function()
                .text(call.operands().stream().map(TableExprText::of).toList());
    }

    @Override
    public String visitCountRows(CountRows countRows) {
        return "count";
    }

    private static String factor(TableExpr expr) {
        return expr instanceof Arithmetic ? "(" + of(expr) + ")" : of(expr);
    }

    private static String keys(List<TableExpr> columns) {
        return columns.stream().map(TableExprText::of).collect(Collectors.joining(", ", "(", ")"));
    }
}
