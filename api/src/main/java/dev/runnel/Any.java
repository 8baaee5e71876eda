package dev.runnel;

import dev.runnel.type.Quantifier;
import java.util.Optional;

/**
 * Compares an expression with at least one of the values of a selection. Of no value, the comparison is false. NULL satisfies no comparison.
 *
 * <pre>{@code Products.filter(p -> p.price().lt(Any.of(Rivals.filter(r -> r.code().eq(p.code())).select(r -> r.price()))))}</pre>
 */
public final class Any {
    private Any() {}

    /**
     * Returns the values of a selection, which may reference fields of the outer query.
     *
     * @throws dev.runnel.error.InvalidStatementException when the selection is not one value of the database, but a record or the result of a
     *     function
     */
    public static <T> QuantifiedSelection<T> of(Selection<T> selection) {
        return QuantifiedSelection.of(Quantifier.ANY, selection);
    }

    /** Returns the values of a nullable expression. See {@link #of}. */
    public static <T> QuantifiedSelection<T> ofNullable(Selection<Optional<T>> selection) {
        return QuantifiedSelection.of(Quantifier.ANY, selection);
    }
}
