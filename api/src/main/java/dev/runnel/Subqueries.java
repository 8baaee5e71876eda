package dev.runnel;

import dev.runnel.companion.BoundCondition;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.InSubquery;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.stmt.Select;

/** Builds conditions on the result of a subquery. */
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
}
