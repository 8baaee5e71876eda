package dev.runnel.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * A function of the application's, for {@link SqliteConnectionFactoryProvider#FUNCTIONS}. It is called on the threads of all connections, for each row
 * that wants it, and is quick. What it throws ends the statement with {@code R2dbcBadGrammarException}, whose text has that of what was thrown.
 */
@FunctionalInterface
public interface ScalarFunction {
    /**
     * @param arguments as SQLite has them: {@code Long}, {@code Double}, {@code String}, {@code byte[]}, or null
     * @return one of these
     */
    @Nullable
    Object call(@Nullable Object[] arguments);
}
