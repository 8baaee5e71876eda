package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.error.Errors;
import dev.runnel.driver.r2dbc.error.MysqlErrors;
import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.error.ConnectFailed;
import dev.runnel.spi.Capabilities;
import io.asyncer.r2dbc.mysql.MySqlConnectionFactoryProvider;
import io.asyncer.r2dbc.mysql.api.MySqlConnection;
import io.asyncer.r2dbc.mysql.api.MySqlResult;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** MariaDB by r2dbc-mysql. A session is set up so that it means what those of other databases do. */
final class MariadbBackend implements Backend {
    /** Assignments see the row as it was, and a snapshot finds what was changed since. */
    private static final String SESSION =
            "SET sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
                    + "NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO,SIMULTANEOUS_ASSIGNMENT,ANSI_QUOTES',"
                    + " collation_connection = utf8mb4_nopad_bin, innodb_snapshot_isolation = ON,"
                    + " time_zone = '+00:00', div_precision_increment = 30";

    private static final String ISOLATION = "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED";
    private static final String OWN = "SELECT CONNECTION_ID(), CAST(@@max_allowed_packet AS SIGNED)";

    private final ConnectionFactory factory;
    private final Errors errors = new MysqlErrors();

    MariadbBackend(ConnectionFactoryOptions url) {
        factory = new MySqlConnectionFactoryProvider().create(url);
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.MARIADB;
    }

    @Override
    public Dialect dialect() {
        return Dialect.MARIADB;
    }

    /** Each of them commits. */
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
                .onErrorMap(errors::connecting);
    }

    private Mono<MySqlConnection> connect() {
        return Mono.defer(() -> Mono.from(factory.create())).cast(MySqlConnection.class);
    }

    private Mono<ServerConnection> session(MySqlConnection connection) {
        if (!isMariadb(connection)) {
            return Mono.error(new ConnectFailed(ConnectFailed.Kind.OTHER, "the server is not MariaDB", null)
                    .with("server", connection.getMetadata().getDatabaseProductName())
                    .hint("name a server of MariaDB in the URL"));
        }
        return run(connection, ISOLATION)
                .then(run(connection, SESSION))
                .then(Flux.defer(() -> connection.createStatement(OWN).execute())
                        .concatMap(result -> result.map((row, metadata) -> new MariadbConnection.Session(
                                Objects.requireNonNull(row.get(0, Long.class)),
                                Objects.requireNonNull(row.get(1, Long.class)))))
                        .single())
                .map(session -> new MariadbConnection(connection, session, errors, this::stop));
    }

    /** MySQL sends no such version. */
    private static boolean isMariadb(MySqlConnection connection) {
        return connection.getMetadata().getDatabaseVersion().contains("MariaDB");
    }

    private Mono<Void> stop(long session) {
        return Mono.usingWhen(
                connect(), connection -> run(connection, "KILL QUERY " + session), MySqlConnection::close);
    }

    private static Mono<Void> run(MySqlConnection connection, String sql) {
        return Flux.defer(() -> connection.createStatement(sql).execute())
                .concatMap(MySqlResult::getRowsUpdated)
                .then();
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }
}
