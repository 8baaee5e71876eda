package dev.runnel;

import java.util.function.Function;

/**
 * A statement that deletes the row of a record. Immutable.
 *
 * @param <F> the fields of the model that lambdas receive
 */
public interface RecordDelete<F> extends Statement<MutationResult> {
    /**
     * Returns the same statement with a condition of the row, which the database evaluates in the same statement. A row that does not satisfy
     * it is {@link dev.runnel.error.OptimisticLockException}, and nothing is deleted. Several conditions apply together.
     *
     * @param condition a condition on the fields of the row
     */
    RecordDelete<F> onlyIf(Function<? super F, ? extends Condition<?>> condition);
}
