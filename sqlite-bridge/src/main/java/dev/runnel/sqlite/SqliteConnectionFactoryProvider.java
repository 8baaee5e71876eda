package dev.runnel.sqlite;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ConnectionFactoryProvider;
import io.r2dbc.spi.Option;
import java.util.Comparator;
import java.util.Map;

/**
 * Finds SQLite for {@code ConnectionFactories}: {@code r2dbc:sqlite:///absolute/file.db}, {@code r2dbc:sqlite://relative/file.db}, or a
 * database in memory, {@code r2dbc:sqlite:///:memory:}, which the connections of one factory share and which goes with the last of them.
 *
 * <p>Durations are a {@link java.time.Duration}, its text ({@code PT5S}) or a number of milliseconds. An option that is not here is left to
 * {@link #PRAGMAS}.
 */
public final class SqliteConnectionFactoryProvider implements ConnectionFactoryProvider {
    /** The driver's name in a URL. */
    public static final String DRIVER = "sqlite";

    /** How transactions begin; {@link BeginMode#DEFERRED} unless said. Also an attribute of a {@code TransactionDefinition}. */
    public static final Option<BeginMode> LOCK_MODE = Option.valueOf("lockMode");

    /** How long to wait for a lock, 5 s unless said; the same as R2DBC's {@code lockWaitTimeout}, which goes before. */
    public static final Option<Object> BUSY_TIMEOUT = Option.valueOf("busyTimeout");

    /** {@code PRAGMA foreign_keys}; on unless said, where SQLite itself has it off. */
    public static final Option<Boolean> FOREIGN_KEYS = Option.valueOf("foreignKeys");

    /** {@code PRAGMA journal_mode}: {@code wal}, {@code delete}, …; the file's own unless said. */
    public static final Option<String> JOURNAL_MODE = Option.valueOf("journalMode");

    /** {@code PRAGMA synchronous}: {@code off}, {@code normal}, {@code full}, {@code extra}. */
    public static final Option<String> SYNCHRONOUS = Option.valueOf("synchronous");

    /** Any others, as {@code cache_size=-8000;temp_store=memory}; run in this order on each connection, after those above. */
    public static final Option<String> PRAGMAS = Option.valueOf("pragmas");

    /** How to open the file: {@code rwc} (the default, creates it), {@code rw} or {@code ro}. */
    public static final Option<String> MODE = Option.valueOf("mode");

    /** One cache for all connections to a database of this process, off unless said; {@code READ_UNCOMMITTED} needs it. */
    public static final Option<Boolean> SHARED_CACHE = Option.valueOf("sharedCache");

    /** How many prepared statements a connection keeps, 64 unless said. */
    public static final Option<Integer> STATEMENT_CACHE_SIZE = Option.valueOf("statementCacheSize");

    /** How many statements may wait or be open on one connection, 1024 unless said. */
    public static final Option<Integer> QUEUE_SIZE = Option.valueOf("queueSize");

    /**
     * Functions that SQL may call by these names, on the connections of this factory; not in a URL. The same arguments have to give the same
     * result.
     */
    public static final Option<Map<String, ScalarFunction>> FUNCTIONS = Option.valueOf("functions");

    /** Orders of texts, for {@code COLLATE} with these names, on the connections of this factory; not in a URL. */
    public static final Option<Map<String, Comparator<String>>> COLLATIONS = Option.valueOf("collations");

    /** For the service loader. */
    public SqliteConnectionFactoryProvider() {}

    /**
     * As {@code ConnectionFactoryOptions.parse}, and {@code r2dbc:sqlite::memory:} too, which R2DBC's own parser refuses before it looks for
     * a driver.
     *
     * @throws IllegalArgumentException if it is no URL
     */
    public static ConnectionFactoryOptions parse(String url) {
        String memory = "r2dbc:sqlite::memory:";
        Arguments.nonNull(url, "url");
        return ConnectionFactoryOptions.parse(
                url.startsWith(memory) && !url.startsWith("//", memory.length())
                        ? "r2dbc:sqlite:///:memory:" + url.substring(memory.length())
                        : url);
    }

    /** @throws IllegalArgumentException if an option has a value that it cannot have, or none says which database */
    @Override
    public ConnectionFactory create(ConnectionFactoryOptions options) {
        return new SqliteConnectionFactory(Options.of(Arguments.nonNull(options, "connectionFactoryOptions")));
    }

    @Override
    public boolean supports(ConnectionFactoryOptions options) {
        return DRIVER.equals(
                Arguments.nonNull(options, "connectionFactoryOptions").getValue(ConnectionFactoryOptions.DRIVER));
    }

    @Override
    public String getDriver() {
        return DRIVER;
    }
}
