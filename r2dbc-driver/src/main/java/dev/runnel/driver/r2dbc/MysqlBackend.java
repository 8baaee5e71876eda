package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.error.MysqlErrorTranslator;
import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.spi.Capabilities;
import io.asyncer.r2dbc.mysql.MySqlConnectionFactoryProvider;
import io.asyncer.r2dbc.mysql.api.MySqlConnection;
import io.asyncer.r2dbc.mysql.api.MySqlResult;
import io.asyncer.r2dbc.mysql.constant.ZeroDateOption;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** MySQL or MariaDB through r2dbc-mysql. Session variables are set so that statements mean the same as on other databases. */
final class MysqlBackend implements Backend {
    private static final String ISOLATION = "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED";
    private static final String OWN =
            "SELECT CONNECTION_ID(), CAST(@@max_allowed_packet AS SIGNED), CAST(@@auto_increment_increment AS SIGNED), ";

    private static final int DEFAULT_PORT = 3306;

    private final Kind kind;
    private final ConnectionFactory factory;
    private final ConnectionFactoryOptions url;
    private final ErrorTranslator errors;

    /** The product that a URL names. */
    enum Kind {
        MYSQL("MySQL", DatabaseCapabilities.MYSQL, Dialect.MYSQL, "@@server_uuid") {
            /** A string literal is compared by the collation of string columns. */
            @Override
            String session() {
                return session("TIME_TRUNCATE_FRACTIONAL,", "collation_connection = utf8mb4_0900_bin");
            }
        },
        MARIADB(
                "MariaDB",
                DatabaseCapabilities.MARIADB,
                Dialect.MARIADB,
                "CONCAT(@@hostname, ':', @@port, ':', @@server_id)") {
            /** Assignments read the row as it was, a snapshot detects later changes, and an aggregated list is not truncated. */
            @Override
            String session() {
                return session(
                        "SIMULTANEOUS_ASSIGNMENT,",
                        "collation_connection = utf8mb4_nopad_bin, innodb_snapshot_isolation = ON, group_concat_max_len = "
                                + LONGEST_LIST);
            }
        };

        /** The length at which MariaDB truncates an aggregated list: that of the longest string. */
        private static final String LONGEST_LIST = "1073741824";

        /** The bytes of a string that a sort compares: more than a key can have. */
        private static final String SORTED_BYTES = "4096";

        final String product;
        final Capabilities capabilities;
        final Dialect dialect;

        /** The SQL expression that distinguishes a server from others that the same URL may lead to. */
        final String server;

        Kind(String product, Capabilities capabilities, Dialect dialect, String server) {
            this.product = product;
            this.capabilities = capabilities;
            this.dialect = dialect;
            this.server = server;
        }

        /** The SQL that sets up a session. */
        abstract String session();

        /** Overrides the character set that the server has set: r2dbc-mysql escapes strings as UTF-8. */
        static String session(String modes, String variables) {
            return "SET NAMES utf8mb4, sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
                    + "NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO," + modes + "ANSI_QUOTES', " + variables
                    + ", time_zone = '+00:00', div_precision_increment = 30, autocommit = 1, completion_type = 0,"
                    + " sql_select_limit = 18446744073709551615, sql_auto_is_null = 0, sql_safe_updates = 0, max_sort_length = "
                    + SORTED_BYTES;
        }

        /** Only the version of MariaDB contains its name. */
        static Kind of(String version) {
            return version.contains(MARIADB.product) ? MARIADB : MYSQL;
        }
    }

    /** By default r2dbc-mysql would read a one-byte number as a boolean, and an invalid date as null. */
    MysqlBackend(Kind kind, ConnectionFactoryOptions url) {
        this.kind = kind;
        this.url = url;
        this.factory = new MySqlConnectionFactoryProvider()
                .create(url.mutate()
                        .option(MySqlConnectionFactoryProvider.TINY_INT_1_IS_BIT, false)
                        .option(MySqlConnectionFactoryProvider.ZERO_DATE, ZeroDateOption.EXCEPTION)
                        .build());
        this.errors = new MysqlErrorTranslator();
    }

    @Override
    public Capabilities capabilities() {
        return kind.capabilities;
    }

    @Override
    public Dialect dialect() {
        return kind.dialect;
    }

    /** Each schema statement commits. */
    @Override
    public boolean transactionalSchema() {
        return false;
    }

    @Override
    public Mono<ServerConnection> open() {
        return connect()
                .flatMap(connection -> session(connection)
                        .onErrorResume(error -> connection.close().then(Mono.error(error))))
                .flatMap(connection -> Backend.supported(connection, capabilities()))
                .onErrorMap(errors::translateConnect);
    }

    private Mono<MySqlConnection> connect() {
        return Mono.defer(() -> Mono.from(factory.create())).cast(MySqlConnection.class);
    }

    private Mono<ServerConnection> session(MySqlConnection connection) {
        String version = connection.getMetadata().getDatabaseVersion();
        Kind other = Kind.of(version);
        if (other != kind) {
            return Mono.error(new ConnectFailedException(
                            ConnectFailedException.Kind.OTHER, "the server is not " + kind.product, null)
                    .with("server", other.product + " " + version)
                    .hint("begin the URL of this server with r2dbc:" + other.capabilities.name() + ":"));
        }
        return run(connection, ISOLATION)
                .then(run(connection, kind.session()))
                .then(Flux.defer(() ->
                                connection.createStatement(OWN + kind.server).execute())
                        .concatMap(result -> result.map((row, metadata) -> new MysqlConnection.Session(
                                Objects.requireNonNull(row.get(0, Long.class)),
                                Objects.requireNonNull(row.get(1, Long.class)),
                                Objects.requireNonNull(row.get(2, Long.class)),
                                Objects.requireNonNull(row.get(3, String.class)))))
                        .single())
                .map(session -> new MysqlConnection(connection, session, errors, this::kill));
    }

    /**
     * Continues after its subscriber has cancelled, because a connection that is being opened would otherwise stay open. A session id is
     * valid only on its own server. If the URL leads to another server by now, nothing is killed and the result is an error.
     */
    Mono<Void> kill(String what, MysqlConnection.Session session) {
        return Mono.defer(() -> Mono.usingWhen(
                        connect(),
                        connection -> server(connection)
                                .flatMap(server -> server.equals(session.server())
                                        ? run(connection, "KILL " + what + " " + session.id())
                                        : Mono.error(new ConnectFailedException(
                                                ConnectFailedException.Kind.OTHER,
                                                "the URL connects to another server than before",
                                                null))),
                        MySqlConnection::close)
                .cache());
    }

    private Mono<String> server(MySqlConnection connection) {
        return Flux.defer(() ->
                        connection.createStatement("SELECT " + kind.server).execute())
                .concatMap(result -> result.map((row, metadata) -> Objects.requireNonNull(row.get(0, String.class))))
                .single();
    }

    private static Mono<Void> run(MySqlConnection connection, String sql) {
        return Flux.defer(() -> connection.createStatement(sql).execute())
                .concatMap(MySqlResult::getRowsUpdated)
                .then();
    }

    @Override
    public ConnectFailedException located(ConnectFailedException failed) {
        return ErrorTranslator.located(failed, url, DEFAULT_PORT);
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }
}
