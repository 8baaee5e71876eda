package dev.runnel.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * A function of the application's, for {@link SqliteConnectionFactoryProvider#FUNCTIONS}. It is called on the threads of all connections, for each row
 * that wants it, is quick, and does not wait: its connection can do nothing else meanwhile, and cannot be interrupted. An exception of it ends the
 * statement with {@code R2dbcBadGrammarException}, whose text has that of what was thrown; it must throw no {@code Error}.
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
