package dev.runnel;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;
import dev.runnel.internal.Request;
import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.ModelExpr.InSelect;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.UserValues;

/** Builds conditions on what another select gives. */
final class Subqueries {
    private Subqueries() {}

    static <M> Condition<M> in(Fragment operand, Selection<?> subquery) {
        Request<?> request = subquery.request();
        Select select = (Select) request.shape();
        if (!subquery.isOneStoredValue()
                || select.selection().get(0).type().storage()
                        != operand.shape().type().storage()) {
            throw new InvalidStatement(
                            ErrorCode.NOT_A_SUBQUERY,
                            "the subquery does not select one column of the type of the field that it is compared with")
                    .with("field", UserValues.nameOf(operand.shape()))
                    .with("model", select.entity().name())
                    .hint("select(…) one field that has the type of the compared field");
        }
        UserValues.checkForms(operand.exact().shape(), select.selection().get(0));
        return Condition.of(
                new Fragment(new InSelect(operand.shape(), select), Fragment.join(operand.values(), request.values())));
    }
}
