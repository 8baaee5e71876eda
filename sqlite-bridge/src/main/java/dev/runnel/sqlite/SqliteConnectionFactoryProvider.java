package dev.runnel.sqlite;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ConnectionFactoryProvider;
import io.r2dbc.spi.Option;
import java.util.Comparator;
import java.util.Map;

/**
 * The R2DBC driver of SQLite, for {@code ConnectionFactories}. URLs are {@code r2dbc:sqlite:///absolute/file.db},
 * {@code r2dbc:sqlite://relative/file.db}, and {@code r2dbc:sqlite:///:memory:} for a database in memory. The
 * connections of one factory share a database in memory; closing the last connection deletes it.
 *
 * <p>The constants are the options of the driver. A duration is a {@link java.time.Duration}, its text ({@code PT5S})
 * or a number of milliseconds. R2DBC's {@code lockWaitTimeout} and {@code statementTimeout} are supported. For any
 * other setting of SQLite use {@link #PRAGMAS}. A factory creates a new connection with its own thread for each
 * subscription; use a connection pool.
 */
public final class SqliteConnectionFactoryProvider implements ConnectionFactoryProvider {
    /** The driver's name in a URL. */
    public static final String DRIVER = "sqlite";

    /**
     * The mode in which transactions begin; the default is {@link BeginMode#DEFERRED}. In a URL: {@code deferred},
     * {@code immediate} or {@code exclusive}. As an attribute of a {@code TransactionDefinition} it applies to one
     * transaction.
     */
    public static final Option<BeginMode> LOCK_MODE = Option.valueOf("lockMode");

    /**
     * The time to wait for a lock, a duration; the default is 5 seconds. R2DBC's {@code lockWaitTimeout} has the same
     * meaning and takes precedence.
     */
    public static final Option<Object> BUSY_TIMEOUT = Option.valueOf("busyTimeout");

    /** {@code PRAGMA foreign_keys}; the default is on, unlike in SQLite. */
    public static final Option<Boolean> FOREIGN_KEYS = Option.valueOf("foreignKeys");

    /**
     * {@code PRAGMA journal_mode}: {@code delete}, {@code truncate}, {@code persist}, {@code memory}, {@code wal} or
     * {@code off}; the default is the mode of the file. Opening a connection fails if the database does not support the
     * mode.
     */
    public static final Option<String> JOURNAL_MODE = Option.valueOf("journalMode");

    /**
     * {@code PRAGMA synchronous}: {@code off}, {@code normal}, {@code full} or {@code extra}; the default is that of
     * SQLite.
     */
    public static final Option<String> SYNCHRONOUS = Option.valueOf("synchronous");

    /**
     * Other pragmas, for example {@code cache_size=-8000;temp_store=memory}. Each new connection runs them in this
     * order, after the pragmas of the other options. Opening a connection fails on an unknown name. {@code
     * busy_timeout} is rejected: use {@link #BUSY_TIMEOUT}.
     */
    public static final Option<String> PRAGMAS = Option.valueOf("pragmas");

    /**
     * The mode in which the file is opened: {@code rwc} creates it if it does not exist and is the default, {@code rw}
     * requires it, {@code ro} only reads.
     */
    public static final Option<String> MODE = Option.valueOf("mode");

    /**
     * Whether the connections of this process to a database share one page cache; the default is {@code false}. {@code
     * READ_UNCOMMITTED} requires it. Its locks do not wait.
     */
    public static final Option<Boolean> SHARED_CACHE = Option.valueOf("sharedCache");

    /** The number of prepared statements that a connection caches, 1 or more; the default is 64. */
    public static final Option<Integer> STATEMENT_CACHE_SIZE = Option.valueOf("statementCacheSize");

    /**
     * The maximum number of waiting and open statements of one connection, 1 or more; the default is 1024. One more
     * statement fails with {@code R2dbcTransientResourceException}.
     */
    public static final Option<Integer> QUEUE_SIZE = Option.valueOf("queueSize");

    /**
     * Functions that SQL can call, by their SQL names, on the connections of this factory; the default is none. A URL
     * cannot contain this option. The functions must be deterministic.
     */
    public static final Option<Map<String, ScalarFunction>> FUNCTIONS = Option.valueOf("functions");

    /**
     * Aggregates that SQL can call, by their SQL names, on the connections of this factory; the default is none. A URL
     * cannot contain this option.
     */
    public static final Option<Map<String, AggregateFunction>> AGGREGATES = Option.valueOf("aggregates");

    /**
     * Collations, by their names after {@code COLLATE}, on the connections of this factory; the default is none. A URL
     * cannot contain this option. The comparators run on the threads of all connections.
     */
    public static final Option<Map<String, Comparator<String>>> COLLATIONS = Option.valueOf("collations");

    /** Called by the {@code ServiceLoader}. */
    public SqliteConnectionFactoryProvider() {}

    /**
     * Parses a URL like {@code ConnectionFactoryOptions.parse}. It also accepts {@code r2dbc:sqlite::memory:}, which
     * R2DBC's parser rejects.
     *
     * @param url an R2DBC URL, not null
     * @return the options of the URL, for {@link #create} or {@code ConnectionFactories.get}
     * @throws IllegalArgumentException if the URL is null or not valid
     */
    public static ConnectionFactoryOptions parse(String url) {
        String memory = "r2dbc:sqlite::memory:";
        Arguments.nonNull(url, "url");
        return ConnectionFactoryOptions.parse(
                url.startsWith(memory) && !url.startsWith("//", memory.length())
                        ? "r2dbc:sqlite:///:memory:" + url.substring(memory.length())
                        : url);
    }

    /**
     * Creates a factory. It opens no file and no connection.
     *
     * @param options the options of a URL or a builder, not null; {@code DATABASE} or {@code HOST} names the database
     * @throws IllegalArgumentException if an option has an invalid value, or the database is missing
     */
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
