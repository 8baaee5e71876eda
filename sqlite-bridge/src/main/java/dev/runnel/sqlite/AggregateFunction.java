package dev.runnel.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * An SQL aggregate in Java, for {@link SqliteConnectionFactoryProvider#AGGREGATES}. SQLite starts an accumulator for each
 * group of rows, on the threads of all connections. The rules of {@link ScalarFunction} for threads, errors and types
 * apply.
 */
@FunctionalInterface
public interface AggregateFunction {
    /** Returns the accumulator of a new group. */
    Accumulator start();

    /** The state of one group. One thread at a time uses it. */
    interface Accumulator {
        /**
         * Adds a row.
         *
         * @param arguments the arguments in the order of the call; each is a {@code Long}, {@code Double}, {@code String},
         *     {@code byte[]}, or null for NULL
         */
        void add(@Nullable Object[] arguments);

        /** Returns the result: a {@code Long}, {@code Double}, {@code String}, {@code byte[]}, or null for NULL. */
        @Nullable
        Object result();
    }
}
