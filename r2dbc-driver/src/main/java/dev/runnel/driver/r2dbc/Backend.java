package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.spi.Capabilities;
import reactor.core.publisher.Mono;

/** One kind of database behind one URL. Thread-safe. */
interface Backend {
    Capabilities capabilities();

    Dialect dialect();

    /** Whether the statements of a schema can be one transaction. */
    boolean transactionalSchema();

    /** Opens a connection. Errors are final. */
    Mono<ServerConnection> open();

    /** Attaches the address of the server, where there is one. */
    default ConnectFailedException located(ConnectFailedException failed) {
        return failed;
    }

    /** Closes what is not in the pool. */
    Mono<Void> close();

    /** Refuses a server that is too old. */
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
