package dev.runnel.driver.r2dbc.sql;

import dev.runnel.spi.TableExpr;
import dev.runnel.type.Value;
import java.util.function.Consumer;

/**
 * A call of a function that is rendered.
 *
 * @param negated whether it is a predicate whose complement is rendered
 * @param operands renders an operand as it stands beside an operator
 * @param arguments renders an operand as it stands between commas
 */
public record SqlCall(
        SqlBuilder sql,
        TableExpr.Call call,
        boolean negated,
        Consumer<TableExpr> operands,
        Consumer<TableExpr> arguments) {

    /** An operand as it stands beside an operator. */
    public Runnable operand(int index) {
        return () -> operands.accept(call.operands().get(index));
    }

    /** Renders all operands, separated by commas. */
    public void renderArguments() {
        sql.join(", ", call.operands(), arguments);
    }

    /** An operand that is a value of the user. */
    public Value.Param parameter(int index) {
        if (call.operands().get(index) instanceof TableExpr.ValueExpr constant
                && constant.value() instanceof Value.Param param) {
            return param;
        }
        throw new IllegalArgumentException("Operand " + index + " of " + call.function() + " must be a bound value");
    }
}
