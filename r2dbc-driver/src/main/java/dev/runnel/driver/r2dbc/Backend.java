package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.spi.Capabilities;
import reactor.core.publisher.Mono;

/**
 * The database of one URL, for one driver. Thread-safe. The backend of a variant delegates to the backend of a known database and returns
 * its own dialect or capabilities.
 */
public interface Backend {
    /** The features and limits that the planner plans for. Always the same object. */
    Capabilities capabilities();

    /** The SQL dialect of the database. */
    Dialect dialect();

    /** Returns whether schema statements can run in one transaction. */
    boolean transactionalSchema();

    /**
     * Opens a connection on subscription, and closes it again if it cannot be used. Errors are translated by
     * {@link dev.runnel.driver.r2dbc.error.ErrorTranslator#translateConnect}.
     */
    Mono<ServerConnection> open();

    /** Adds the address of the server to the error, if the database has a server. */
    default ConnectFailedException located(ConnectFailedException failed) {
        return failed;
    }

    /** Closes the connections outside of the pool. The driver calls it after it has closed the pool. */
    Mono<Void> close();

    /** Returns the connection. If its server is older than the minimum version, closes it and fails with {@link ConnectFailedException}. */
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
