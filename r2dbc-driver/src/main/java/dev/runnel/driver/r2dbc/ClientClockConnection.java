package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.ParameterBinder;
import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.spi.TransactionMode;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A connection to a database without a transaction timestamp. The time of a transaction is that of this process when the transaction began.
 * The time of a statement without a transaction is that of its execution.
 */
abstract class ClientClockConnection extends ServerConnection {
    private volatile @Nullable Instant begun;

    ClientClockConnection(Connection connection, ErrorTranslator errors, ParameterBinder wire) {
        super(connection, errors, wire);
    }

    @Override
    protected final Instant now() {
        Instant moment = begun;
        return moment == null ? Instant.now() : moment;
    }

    @Override
    protected final Mono<Void> begin(TransactionMode mode) {
        return Mono.defer(() -> {
            begun = Instant.now();
            return beginning(mode).doOnError(error -> begun = null);
        });
    }

    /** Begins a transaction on subscription. */
    Mono<Void> beginning(TransactionMode mode) {
        return super.begin(mode);
    }

    @Override
    protected final Mono<Void> onTransactionEnd() {
        begun = null;
        return Mono.empty();
    }
}
