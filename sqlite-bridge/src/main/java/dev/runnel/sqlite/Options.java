package dev.runnel.sqlite;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * The validated options of a factory.
 *
 * @param file the database as a URI of SQLite
 * @param pragmas statements that each new connection runs first
 * @param journalMode the journal mode to set; null to keep the mode of the file
 * @param others other pragmas, values by lower-case name
 * @param statementTimeout zero for no limit
 */
record Options(
        String file,
        List<String> pragmas,
        @Nullable String journalMode,
        Map<String, String> others,
        Duration lockWait,
        Duration statementTimeout,
        BeginMode lockMode,
        boolean sharedCache,
        int statementCacheSize,
        int queueSize,
        CustomFunctions additions) {
    private static final String MEMORY = ":memory:";
    private static final AtomicLong MEMORIES = new AtomicLong();
    private static final List<String> JOURNAL_MODES = List.of("delete", "truncate", "persist", "memory", "wal", "off");
    private static final List<String> SYNCHRONOUS = List.of("off", "normal", "full", "extra");
    private static final Pattern PRAGMA = Pattern.compile("([A-Za-z_]+)\\s*=\\s*([-+]?[A-Za-z0-9_.]+)");

    static Options of(ConnectionFactoryOptions options) {
        boolean shared = flag(options, SqliteConnectionFactoryProvider.SHARED_CACHE, false);
        Duration lockWait = duration(options, ConnectionFactoryOptions.LOCK_WAIT_TIMEOUT, null);
        return new Options(
                file(options, shared),
                pragmas(options),
                oneOf(options, SqliteConnectionFactoryProvider.JOURNAL_MODE, JOURNAL_MODES),
                others(options),
                lockWait != null
                        ? lockWait
                        : duration(options, SqliteConnectionFactoryProvider.BUSY_TIMEOUT, Duration.ofSeconds(5)),
                duration(options, ConnectionFactoryOptions.STATEMENT_TIMEOUT, Duration.ZERO),
                options.hasOption(SqliteConnectionFactoryProvider.LOCK_MODE)
                        ? lockMode(value(options, SqliteConnectionFactoryProvider.LOCK_MODE))
                        : BeginMode.DEFERRED,
                shared,
                size(options, SqliteConnectionFactoryProvider.STATEMENT_CACHE_SIZE, 64),
                size(options, SqliteConnectionFactoryProvider.QUEUE_SIZE, 1024),
                new CustomFunctions(
                        mapOption(options, SqliteConnectionFactoryProvider.FUNCTIONS, ScalarFunction.class),
                        mapOption(options, SqliteConnectionFactoryProvider.AGGREGATES, AggregateFunction.class),
                        mapOption(options, SqliteConnectionFactoryProvider.COLLATIONS, Comparator.class)));
    }

    SQLiteConnection open() throws SQLException {
        return new JDBC4Connection("jdbc:sqlite:" + file, file, new Properties());
    }

    static BeginMode lockMode(Object value) {
        if (value instanceof BeginMode mode) {
            return mode;
        }
        try {
            return BeginMode.valueOf(value.toString().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown lockMode: use deferred, immediate or exclusive", e);
        }
    }

    static Duration notNegative(Duration value, String name) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " is negative: use 0 or more");
        }
        return value;
    }

    // ---- which database

    /**
     * The URI of the database. In a URL, a relative path begins in the authority ({@code //data/x.db}); a path without
     * an authority is absolute ({@code ///data/x.db}).
     */
    private static String file(ConnectionFactoryOptions options, boolean shared) {
        String protocol = text(options, ConnectionFactoryOptions.PROTOCOL);
        String host = text(options, ConnectionFactoryOptions.HOST);
        String database = text(options, ConnectionFactoryOptions.DATABASE);
        String mode = text(options, SqliteConnectionFactoryProvider.MODE);
        if (mode != null && !List.of("rwc", "rw", "ro").contains(mode)) {
            throw new IllegalArgumentException("unknown mode: use rwc, rw or ro");
        }
        if (options.hasOption(ConnectionFactoryOptions.PORT)) {
            throw new IllegalArgumentException("the URL has a port, and SQLite has none: remove it");
        }
        boolean memory = MEMORY.equals(host) && database == null || MEMORY.equals(database) && host == null;
        if (":memory".equals(protocol) || memory) {
            if (mode != null && !mode.equals("rwc")) {
                throw new IllegalArgumentException(
                        "a database in memory has another mode than rwc: leave the mode out");
            }
            // without a shared cache: its locks are waited for as those of a file are
            String name = "runnel-sqlite-" + MEMORIES.incrementAndGet();
            return shared ? "file:" + name + "?mode=memory&cache=shared" : "file:/" + name + "?vfs=memdb";
        }
        if (protocol != null && !protocol.equals("file")) {
            throw new IllegalArgumentException("unknown protocol: use file, or leave it out");
        }
        if (database == null && host == null) {
            throw new IllegalArgumentException(
                    "the URL has no database: use r2dbc:sqlite:///path or r2dbc:sqlite:///:memory:");
        }
        String path = host == null ? absolute(database) : database == null ? host : host + '/' + database;
        return "file:" + escaped(path) + "?mode=" + (mode == null ? "rwc" : mode) + "&cache="
                + (shared ? "shared" : "private");
    }

    private static String absolute(String path) {
        boolean stays = path.startsWith("/")
                || path.startsWith("./")
                || path.startsWith("../")
                || path.matches("[A-Za-z]:[/\\\\].*");
        return stays ? path : '/' + path;
    }

    private static String escaped(String path) {
        if (path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the path contains a NUL character: remove it");
        }
        try {
            String escaped = new URI(null, null, path.startsWith("/") ? path : '/' + path, null).getRawPath();
            return path.startsWith("/") ? escaped : escaped.substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "the path of the URL is not valid: percent-encode its special characters", e);
        }
    }

    // ---- what each connection begins with

    private static List<String> pragmas(ConnectionFactoryOptions options) {
        boolean foreignKeys = flag(options, SqliteConnectionFactoryProvider.FOREIGN_KEYS, true);
        String synchronous = oneOf(options, SqliteConnectionFactoryProvider.SYNCHRONOUS, SYNCHRONOUS);
        String first = "PRAGMA foreign_keys = " + (foreignKeys ? "ON" : "OFF");
        return synchronous == null ? List.of(first) : List.of(first, "PRAGMA synchronous = " + synchronous);
    }

    private static Map<String, String> others(ConnectionFactoryOptions options) {
        Map<String, String> others = new LinkedHashMap<>();
        String text = text(options, SqliteConnectionFactoryProvider.PRAGMAS);
        for (String other : text == null ? new String[0] : text.split(";")) {
            var matcher = PRAGMA.matcher(other.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("the option pragmas is not of the form name=value;name=value");
            }
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            if (name.equals("busy_timeout")) {
                throw new IllegalArgumentException("busy_timeout is set as a pragma: use the option busyTimeout");
            }
            others.put(name, matcher.group(2));
        }
        return Collections.unmodifiableMap(others);
    }

    /**
     * Runs the pragmas on a new connection. SQLite ignores an unknown pragma and an unsupported journal mode, so both
     * are checked here and are an error.
     */
    void begin(SqliteHandle db) throws SQLException {
        for (String pragma : pragmas) {
            db.execute(pragma);
        }
        if (journalMode != null) {
            db.execute("PRAGMA journal_mode = " + journalMode);
            if (!db.hasRow("SELECT 1 FROM pragma_journal_mode WHERE journal_mode = '" + journalMode + "'")) {
                throw new SQLException("the database does not support the journal mode " + journalMode
                        + ": use another one, for example delete");
            }
        }
        for (Map.Entry<String, String> other : others.entrySet()) {
            if (!db.hasRow("SELECT 1 FROM pragma_pragma_list WHERE name = '" + other.getKey() + "'")) {
                throw new SQLException("unknown pragma " + other.getKey() + ": correct its name in the option pragmas");
            }
            db.execute("PRAGMA " + other.getKey() + " = " + other.getValue());
        }
    }

    private static @Nullable String oneOf(ConnectionFactoryOptions options, Option<String> option, List<String> words) {
        String value = text(options, option);
        if (value == null) {
            return null;
        }
        String word = value.toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw new IllegalArgumentException("unknown value of " + option.name() + ": use one of " + words);
        }
        return word;
    }

    // ---- values, of their own type or as a URL has them

    private static Object value(ConnectionFactoryOptions options, Option<?> option) {
        return Arguments.nonNull(options.getValue(option), option.name());
    }

    private static @Nullable String text(ConnectionFactoryOptions options, Option<String> option) {
        Object value = options.getValue(option);
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    private static boolean flag(ConnectionFactoryOptions options, Option<Boolean> option, boolean otherwise) {
        if (!options.hasOption(option)) {
            return otherwise;
        }
        String value = value(options, option).toString().toLowerCase(Locale.ROOT);
        return switch (value) {
            case "true", "on" -> true;
            case "false", "off" -> false;
            default -> throw new IllegalArgumentException("unknown value of " + option.name() + ": use true or false");
        };
    }

    private static int size(ConnectionFactoryOptions options, Option<Integer> option, int otherwise) {
        if (!options.hasOption(option)) {
            return otherwise;
        }
        try {
            int size = Integer.parseInt(value(options, option).toString());
            if (size > 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option.name() + " is not a number: use a whole number", e);
        }
        throw new IllegalArgumentException(option.name() + " is less than 1: use 1 or more");
    }

    /** A map option. A URL contains only texts, so its value there is rejected. */
    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> mapOption(
            ConnectionFactoryOptions options, Option<Map<String, T>> option, Class<?> type) {
        Object value = options.getValue(option);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map
                && map.entrySet().stream()
                        .allMatch(entry -> entry.getKey() instanceof String && type.isInstance(entry.getValue()))) {
            return (Map<String, T>) map;
        }
        throw new IllegalArgumentException(option.name() + " is not a map from names to " + type.getSimpleName());
    }

    private static @Nullable Duration duration(
            ConnectionFactoryOptions options, Option<?> option, @Nullable Duration otherwise) {
        if (!options.hasOption(option)) {
            return otherwise;
        }
        Object value = value(options, option);
        if (value instanceof Duration duration) {
            return notNegative(duration, option.name());
        }
        String text = value.toString();
        try {
            return notNegative(
                    text.startsWith("P") ? Duration.parse(text) : Duration.ofMillis(Long.parseLong(text)),
                    option.name());
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    option.name() + " is not a duration: use PT5S, or a number of milliseconds", e);
        }
    }
}
