package dev.runnel;

import dev.runnel.error.InvalidValueException;

/**
 * A row value of expressions that the database can order. The first expressions that differ decide, as in a dictionary. Immutable.
 *
 * <pre>{@code
 * Matches.filter(m -> RowValue.of(m.day(), m.id()).gt(Tuples.of(lastDay, lastId)))
 * }</pre>
 *
 * <p>A comparison is false where an expression that decides is NULL.
 *
 * @param <M> the model that the expressions start at
 * @param <T> the type that contains a value for each expression
 */
public interface OrderedRowValue<M, T> extends RowValue<M, T> {
    /**
     * Returns the condition that the row value is less than {@code value}.
     *
     * @throws InvalidValueException when the value or one of its parts is null
     */
    Condition<M> lt(T value);

    /**
     * Returns the condition that the row value is less than or equal to {@code value}.
     *
     * @throws InvalidValueException when the value or one of its parts is null
     */
    Condition<M> le(T value);

    /**
     * Returns the condition that the row value is greater than {@code value}.
     *
     * @throws InvalidValueException when the value or one of its parts is null
     */
    Condition<M> gt(T value);

    /**
     * Returns the condition that the row value is greater than or equal to {@code value}.
     *
     * @throws InvalidValueException when the value or one of its parts is null
     */
    Condition<M> ge(T value);

    /**
     * Returns the condition that the row value is between {@code low} and {@code high}, both inclusive.
     *
     * @throws InvalidValueException when a value or one of its parts is null
     */
    default Condition<M> between(T low, T high) {
        return ge(low).and(le(high));
    }
}
