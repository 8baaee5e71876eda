package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.Wire;
import dev.runnel.driver.r2dbc.error.Errors;
import dev.runnel.spi.TransactionMode;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One whose database has no time of a transaction: it is that of this program when it began. */
abstract class ClockedConnection extends ServerConnection {
    private volatile @Nullable Instant begun;

    ClockedConnection(Connection connection, Errors errors, Wire wire) {
        super(connection, errors, wire);
    }

    @Override
    final Instant now() {
        Instant moment = begun;
        return moment == null ? Instant.now() : moment;
    }

    @Override
    final Mono<Void> begin(TransactionMode mode) {
        return Mono.defer(() -> {
            begun = Instant.now();
            return beginning(mode).doOnError(error -> begun = null);
        });
    }

    /** Begins a transaction, when it is subscribed to. */
    Mono<Void> beginning(TransactionMode mode) {
        return super.begin(mode);
    }

    @Override
    final Mono<Void> transactionIsOver() {
        begun = null;
        return Mono.empty();
    }
}
