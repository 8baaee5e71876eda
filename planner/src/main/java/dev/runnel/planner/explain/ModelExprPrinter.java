package dev.runnel.planner.explain;

import dev.runnel.schema.Relation;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Aggregate;
import dev.runnel.stmt.ModelExpr.AggregateRelated;
import dev.runnel.stmt.ModelExpr.And;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.CompareSubquery;
import dev.runnel.stmt.ModelExpr.CountRelated;
import dev.runnel.stmt.ModelExpr.Exists;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.GroupKey;
import dev.runnel.stmt.ModelExpr.InList;
import dev.runnel.stmt.ModelExpr.InSubquery;
import dev.runnel.stmt.ModelExpr.IsNull;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExpr.Or;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExpr.RelationEquals;
import dev.runnel.stmt.ModelExpr.RelationIsNull;
import dev.runnel.stmt.ModelExpr.RowValueIn;
import dev.runnel.stmt.ModelExpr.ScalarSubquery;
import dev.runnel.stmt.ModelExpr.SqlFragment;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.RelationRef;
import dev.runnel.stmt.ScopeRef;
import dev.runnel.stmt.SqlTemplate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints a model-level expression. A field of an enclosing scope has one {@code ^} per level. */
final class ModelExprPrinter implements ModelExpr.Visitor<String> {

    @Override
    public String visitField(FieldRef ref) {
        return path(ref.anchor(), ref.steps(), ref.field().name());
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
    public String visitInSubquery(InSubquery in) {
        return text(in.operand()) + " in (" + StatementPrinter.inlineQuery(in.select()) + ")";
    }

    @Override
    public String visitExists(Exists exists) {
        return "exists (" + StatementPrinter.inlineQuery(exists.select()) + ")";
    }

    @Override
    public String visitCompareSubquery(CompareSubquery compare) {
        return text(compare.operand()) + " " + compare.op().symbol() + " "
                + compare.quantifier().name().toLowerCase(Locale.ROOT)
                + " (" + StatementPrinter.inlineQuery(compare.select()) + ")";
    }

    @Override
    public String visitScalarSubquery(ScalarSubquery scalar) {
        return (scalar.isAggregate() ? "(" : "first (") + StatementPrinter.inlineQuery(scalar.select()) + ")";
    }

    @Override
    public String visitRowValueIn(RowValueIn tupleIn) {
        return tupleIn.operands().stream().map(this::text).collect(Collectors.joining(", ", "(", ")"))
                + " in "
                + tupleIn.lists().stream().map(ValuePrinter::of).collect(Collectors.joining(", ", "(", ")"));
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
    public String visitQuantified(Quantified quantified) {
        return quantified.quantifier().name().toLowerCase(Locale.ROOT)
                + "("
                + path(quantified.relation())
                + ": "
                + text(quantified.condition())
                + ")";
    }

    @Override
    public String visitRelationEquals(RelationEquals related) {
        return path(related.relation())
                + " is "
                + related.key().stream().map(ValuePrinter::of).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String visitRelationIsNull(RelationIsNull isNull) {
        return path(isNull.relation()) + " leads nowhere";
    }

    @Override
    public String visitCountRelated(CountRelated count) {
        return "count(" + path(count.relation()) + ")";
    }

    @Override
    public String visitAggregateRelated(AggregateRelated aggregate) {
        return aggregate.op()
                + "("
                + path(aggregate.relation())
                + (aggregate.condition().equals(ValueExpr.TRUE) ? "" : " where " + text(aggregate.condition()))
                + (aggregate.operand().equals(ValueExpr.TRUE) ? "" : ": " + text(aggregate.operand()))
                + ")";
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
        return "sql(" + text(fragment.template()) + ")";
    }

    /** The texts of all databases, each with its name unless it is the only one. */
    String text(SqlTemplate template) {
        List<String> arguments = template.arguments().stream().map(this::text).toList();
        return template.variants().stream()
                .map(variant -> (variant.database() == null ? "" : variant.database() + ": ")
                        + text(variant.pieces(), arguments))
                .collect(Collectors.joining(" | "));
    }

    private static String text(List<String> pieces, List<String> arguments) {
        StringBuilder text = new StringBuilder(pieces.get(0));
        for (int i = 0; i < arguments.size(); i++) {
            text.append('{').append(arguments.get(i)).append('}').append(pieces.get(i + 1));
        }
        return text.toString();
    }

    private String text(SqlTemplate.Argument argument) {
        if (argument instanceof SqlTemplate.TableName table) {
            return table.entity().name();
        }
        return argument instanceof SqlTemplate.ColumnName column
                ? column.field().toString()
                : text(((SqlTemplate.Expression) argument).expr());
    }

    private String factor(ModelExpr expr) {
        return expr instanceof Call call && call.function().isOperator() ? "(" + text(expr) + ")" : text(expr);
    }

    private String text(ModelExpr expr) {
        return expr.accept(this);
    }

    private static String path(RelationRef ref) {
        return path(ref.anchor(), ref.steps(), ref.relation().name());
    }

    private static String path(ScopeRef anchor, List<Relation> steps, String last) {
        return anchor
                + steps.stream()
                        .map(step -> step.name() + (step.optional() ? "?." : "."))
                        .collect(Collectors.joining())
                + last;
    }
}
