package dev.runnel;

import java.util.List;

/**
 * A batch as a statement; {@link Session#batch(List)} states its order and errors. A batch inside another batch succeeds or fails with the
 * outer one. Immutable.
 *
 * @param <R> the result type of each statement
 */
public interface Batch<R> extends Statement<List<R>> {
    /** Returns a batch of these statements, which run in this order. */
    static <R> Batch<R> of(List<? extends Statement<? extends R>> statements) {
        return new StatementSequence<>(List.copyOf(statements));
    }
}
