package dev.runnel;

import dev.runnel.companion.BoundCondition;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.QueryState;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.Exists;
import dev.runnel.stmt.ModelExpr.InSubquery;
import dev.runnel.stmt.ModelExpr.ScalarSubquery;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import java.util.List;

/** Builds values and conditions from the result of a subquery. */
final class Subqueries {
    private Subqueries() {}

    static <M> Condition<M> in(BoundExpr operand, Selection<?> selection) {
        SelectedRows<?> subquery = SelectedRows.of(selection);
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
        return new BoundCondition<>(new BoundExpr(
                new InSubquery(operand.shape(), select), BoundExpr.join(operand.values(), request.values())));
    }

    static <M> Condition<M> exists(QueryState query) {
        if (query.hasLimitOrOffset()) {
            throw withLimit(query);
        }
        return new BoundCondition<>(new BoundExpr(
                new Exists(query.select(ResultMode.EXISTS, List.of())), query.values(BoundExpr.NO_VALUES)));
    }

    private static InvalidStatementException withLimit(QueryState query) {
        return new InvalidStatementException(
                        ErrorCode.SUBQUERY_WITH_LIMIT,
                        "a condition on all rows of a subquery is combined with a limit or an offset")
                .with("model", query.entity().name())
                .hint("leave limit and offset out, or filter the rows");
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
}
