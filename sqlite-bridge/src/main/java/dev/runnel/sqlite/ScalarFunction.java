package dev.runnel.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * An SQL function in Java, for {@link SqliteConnectionFactoryProvider#FUNCTIONS}. SQLite calls it for each row, on the
 * threads of all connections, so it must be thread-safe. It must be fast and must not block: meanwhile its connection
 * runs nothing else and cannot be interrupted.
 *
 * <p>If it throws a {@code RuntimeException}, the statement fails with {@code R2dbcBadGrammarException}, whose text
 * contains the message of the exception. It must not throw an {@code Error}.
 */
@FunctionalInterface
public interface ScalarFunction {
    /**
     * Computes the result of one call. The same arguments must give the same result.
     *
     * @param arguments the arguments in the order of the call; each is a {@code Long}, {@code Double}, {@code String},
     *     {@code byte[]}, or null for NULL
     * @return a {@code Long}, {@code Double}, {@code String}, {@code byte[]}, or null for NULL; the statement fails if
     *     the result has another type
     */
    @Nullable
    Object call(@Nullable Object[] arguments);
}
