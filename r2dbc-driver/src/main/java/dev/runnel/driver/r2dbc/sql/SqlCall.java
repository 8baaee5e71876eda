package dev.runnel.driver.r2dbc.sql;

import dev.runnel.spi.TableExpr;
import dev.runnel.type.Value;
import java.util.function.Consumer;

/**
 * A call of a function that is rendered.
 *
 * @param negated whether the complement of a predicate is rendered
 * @param operands renders an operand as it is written beside an operator
 * @param arguments renders an operand as it is written between commas
 */
public record SqlCall(
        SqlBuilder sql,
        TableExpr.Call call,
        boolean negated,
        Consumer<TableExpr> operands,
        Consumer<TableExpr> arguments) {

    /** Returns an action that renders an operand as it is written beside an operator. */
    public Runnable operand(int index) {
        return () -> operands.accept(call.operands().get(index));
    }

    /** Returns an action that renders an operand as it is written between commas. */
    public Runnable argument(int index) {
        return () -> arguments.accept(call.operands().get(index));
    }

    /** Renders all operands, separated by commas. */
    public void renderArguments() {
        sql.join(", ", call.operands(), arguments);
    }

    /**
     * Returns an operand that is a parameter.
     *
     * @throws IllegalArgumentException if the operand is another expression
     */
    public Value.Param parameter(int index) {
        if (call.operands().get(index) instanceof TableExpr.ValueExpr constant
                && constant.value() instanceof Value.Param param) {
            return param;
        }
        throw new IllegalArgumentException("Operand " + index + " of " + call.function() + " must be a bound value");
    }
}
