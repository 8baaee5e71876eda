package dev.runnel;

import dev.runnel.companion.BoundCondition;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.QueryState;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Exists;
import dev.runnel.stmt.ModelExpr.ScalarSubquery;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Quantifier;
import java.util.List;

/** Builds values and conditions from the result of a subquery. */
final class Subqueries {
    private Subqueries() {}

    static <M> Condition<M> in(BoundExpr operand, Selection<?> selection) {
        return QuantifiedSelection.of(Quantifier.ANY, selection).compare(operand, CompareOp.EQ);
    }

    /**
     * Returns the select of one value that is compared with an operand.
     *
     * @throws InvalidStatementException if the values have another type or encoding
     */
    static BoundStatement<?> comparable(BoundExpr operand, SelectedRows<?> subquery) {
        BoundStatement<?> request = subquery.request();
        Select select = (Select) request.shape();
        if (!subquery.isOneStoredValue()
                || select.selection().get(0).type().storage()
                        != operand.shape().type().storage()) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_A_SUBQUERY,
                            "the subquery does not select one column of the type of the field that it is compared with")
                    .with("field", ParameterValues.nameOf(operand.shape()))
                    .with("model", select.entity().name())
                    .hint("select(…) one field that has the type of the compared field");
        }
        ParameterValues.checkSameEncoding(
                operand.isExact().shape(), select.selection().get(0));
        return request;
    }

    static <M> Condition<M> exists(QueryState query) {
        if (query.hasLimitOrOffset()) {
            throw new InvalidStatementException(
                            ErrorCode.SUBQUERY_WITH_LIMIT, "exists(…) is of a query with a limit or an offset")
                    .with("model", query.entity().name())
                    .hint("leave limit and offset out, or filter the rows");
        }
        return new BoundCondition<>(new BoundExpr(
                new Exists(query.select(ResultMode.EXISTS, List.of())), query.values(BoundExpr.NO_VALUES)));
    }

    /**
     * Returns an aggregate of a query as a value.
     *
     * @param rows the query without a limit
     * @param aggregate the aggregate, bound to the scope of its row
     */
    static BoundExpr aggregate(QueryState rows, BoundExpr aggregate) {
        return new BoundExpr(
                new ScalarSubquery(rows.select(ResultMode.AGGREGATE, List.of(aggregate.shape()))),
                rows.values(aggregate.values()));
    }

    /** Returns the value of the first row of a selection. */
    static BoundExpr firstValue(QueryState query, List<ModelExpr> shapes, boolean distinct, Object[] values) {
        return new BoundExpr(
                new ScalarSubquery(query.select(ResultMode.FIRST, shapes, distinct)), query.values(values));
    }
}
