package dev.runnel;

import java.util.List;

/**
 * Statements that run together, as a statement: see {@link Session#batch(List)}. It can stand in another batch, and is all or none with
 * that.
 *
 * @param <R> what each of them gives
 */
public interface Batch<R> extends Statement<List<R>> {
    /** The statements, in the order in which they run. */
    static <R> Batch<R> of(List<? extends Statement<? extends R>> statements) {
        return new StatementSequence<>(List.copyOf(statements));
    }
}
