package dev.runnel;

import dev.runnel.companion.BoundCondition;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.CompareSubquery;
import dev.runnel.stmt.ModelExpr.InSubquery;
import dev.runnel.stmt.ModelExpr.Subquery;
import dev.runnel.stmt.Select;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Quantifier;

/**
 * The values of a selection, for a comparison with {@link Any} or {@link All} of them. Immutable.
 *
 * @param <T> the Java type of a value
 */
public final class QuantifiedSelection<T> {
    private final Quantifier quantifier;
    private final SelectedRows<?> rows;

    private QuantifiedSelection(Quantifier quantifier, SelectedRows<?> rows) {
        this.quantifier = quantifier;
        this.rows = rows;
    }

    static <T> QuantifiedSelection<T> of(Quantifier quantifier, Selection<?> selection) {
        return new QuantifiedSelection<>(quantifier, SelectedRows.of(selection));
    }

    /** Returns the comparison of an operand with the values. */
    <M> Condition<M> compare(BoundExpr operand, CompareOp op) {
        BoundStatement<?> request = Subqueries.comparable(operand, rows);
        Select select = (Select) request.shape();
        boolean isIn = op == CompareOp.EQ && quantifier == Quantifier.ANY;
        if (!isIn && rows.hasLimitOrOffset()) {
            throw new InvalidStatementException(
                            ErrorCode.SUBQUERY_WITH_LIMIT, "Any or All is of a selection with a limit or an offset")
                    .with("model", select.entity().name())
                    .hint("leave limit and offset out, or filter the rows");
        }
        Subquery compare = isIn
                ? new InSubquery(operand.shape(), select)
                : new CompareSubquery(op, quantifier, operand.shape(), select);
        return new BoundCondition<>(new BoundExpr(compare, BoundExpr.join(operand.values(), request.values())));
    }
}
