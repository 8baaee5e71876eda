package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.spi.Capabilities;
import reactor.core.publisher.Mono;

/**
 * The database behind one URL, for one driver. Thread-safe. A variant of a database that is known delegates to the backend of that one, and
 * answers with its own dialect or capabilities.
 */
public interface Backend {
    /** The features and limits that the planner plans for. The same object each time. */
    Capabilities capabilities();

    /** The SQL of the database. */
    Dialect dialect();

    /** Whether the statements of a schema can be one transaction. */
    boolean transactionalSchema();

    /**
     * Opens a connection when it is subscribed to, and closes it when it cannot be used. Errors are those of Runnel: see
     * {@link dev.runnel.driver.r2dbc.error.ErrorTranslator#translateConnect}.
     */
    Mono<ServerConnection> open();

    /** Attaches the address of the server, where there is one. */
    default ConnectFailedException located(ConnectFailedException failed) {
        return failed;
    }

    /** Closes the connections that are not in the pool, after those of the pool. */
    Mono<Void> close();

    /** The connection; closes it and fails if its server is older than the minimum version. */
    static <C extends ServerConnection> Mono<C> supported(C connection, Capabilities capabilities) {
        String version = connection.version();
        return ServerVersion.parse(version).isAtLeast(ServerVersion.parse(capabilities.minimumVersion()))
                ? Mono.just(connection)
                : connection
                        .close()
                        .then(Mono.error(() -> new ConnectFailedException(
                                        ConnectFailedException.Kind.OTHER,
                                        "the server is older than the oldest supported version",
                                        null)
                                .with("server", capabilities.name() + " " + version)
                                .with("minimum", capabilities.minimumVersion())
                                .hint("upgrade the server, or connect to a newer one")));
    }
}
