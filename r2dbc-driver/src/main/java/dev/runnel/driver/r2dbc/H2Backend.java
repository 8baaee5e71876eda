package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.error.H2ErrorTranslator;
import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.spi.Capabilities;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.h2.H2ConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * H2 through r2dbc-h2. Each connection has its own thread. One more connection outside of the pool cancels statements and is opened when it
 * is first needed. An in-memory database exists only while it has a connection, so there that connection is opened first.
 */
final class H2Backend implements Backend {
    private final H2ConnectionFactory factory;
    private final ErrorTranslator errors = new H2ErrorTranslator();
    private final boolean inMemory;
    private final AtomicReference<@Nullable H2Connection> opened = new AtomicReference<>();
    private final Mono<H2Connection> canceller;

    H2Backend(ConnectionFactoryOptions url) {
        factory = new H2ConnectionFactory(H2ConnectionFactoryProvider.getConfiguration(escaped(absolute(url))));
        inMemory = H2ConnectionFactoryProvider.PROTOCOL_MEM.equals(url.getValue(ConnectionFactoryOptions.PROTOCOL));
        canceller = connect()
                .doOnNext(this::replaceCanceller)
                .cacheInvalidateIf(connection -> !connection.isUsable() || !connection.isConnected());
    }

    /** {@code file:///folder/name} is an absolute path, as in every URL. The R2DBC SPI drops its first slash. */
    private static ConnectionFactoryOptions absolute(ConnectionFactoryOptions url) {
        Object path = url.getValue(ConnectionFactoryOptions.DATABASE);
        boolean isFile =
                H2ConnectionFactoryProvider.PROTOCOL_FILE.equals(url.getValue(ConnectionFactoryOptions.PROTOCOL));
        return isFile && path instanceof String name && !name.matches("[/~.].*|\\w:.*")
                ? url.mutate()
                        .option(ConnectionFactoryOptions.DATABASE, "/" + name)
                        .build()
                : url;
    }

    /**
     * User and password become settings of H2's own URL, where a semicolon would begin another setting, such as {@code INIT}, which runs
     * SQL.
     */
    private static ConnectionFactoryOptions escaped(ConnectionFactoryOptions url) {
        ConnectionFactoryOptions.Builder options = url.mutate();
        if (url.getValue(ConnectionFactoryOptions.USER) instanceof String user) {
            options.option(ConnectionFactoryOptions.USER, escaped(user));
        }
        if (url.getValue(ConnectionFactoryOptions.PASSWORD) instanceof CharSequence password) {
            options.option(ConnectionFactoryOptions.PASSWORD, escaped(password.toString()));
        }
        return options.build();
    }

    private static String escaped(String setting) {
        return setting.replace("\\", "\\\\").replace(";", "\\;");
    }

    @Override
    public Capabilities capabilities() {
        return DatabaseCapabilities.H2;
    }

    @Override
    public Dialect dialect() {
        return Dialect.H2;
    }

    @Override
    public boolean transactionalSchema() {
        return false;
    }

    @Override
    public Mono<ServerConnection> open() {
        Mono<H2Connection> connection = connect();
        return (inMemory ? canceller.then(connection) : connection).cast(ServerConnection.class);
    }

    private Mono<H2Connection> connect() {
        return Mono.defer(() -> {
                    H2Thread thread = new H2Thread();
                    return thread.run(Mono.defer(factory::create))
                            .flatMap(connection -> H2Connection.of(connection, thread, errors, this::cancelSession))
                            .doOnError(error -> thread.end());
                })
                .flatMap(connection -> Backend.supported(connection, capabilities()))
                .onErrorMap(errors::translateConnect);
    }

    private void replaceCanceller(H2Connection connection) {
        H2Connection before = opened.getAndSet(connection);
        if (before != null) {
            before.close().onErrorComplete().subscribe();
        }
    }

    /** A lost canceller is detected only when it is used. The retry opens another one. */
    private Mono<Void> cancelSession(int session) {
        return canceller
                .flatMap(connection ->
                        connection.call("CALL CANCEL_SESSION(" + session + ")").onErrorMap(connection::failed))
                .retryWhen(Retry.max(1).filter(ErrorTranslator::isConnectionLost));
    }

    @Override
    public Mono<Void> close() {
        return Mono.defer(() -> {
            H2Connection last = opened.getAndSet(null);
            return last == null ? Mono.empty() : last.close();
        });
    }
}
