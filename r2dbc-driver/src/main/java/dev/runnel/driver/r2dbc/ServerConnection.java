package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.Wire;
import dev.runnel.driver.r2dbc.error.Errors;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.TransactionMode;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One connection of the pool. */
abstract class ServerConnection {
    private static final Duration GRACE = Duration.ofMillis(10);

    private final Connection connection;
    private final Errors errors;
    private final Wire wire;
    private volatile boolean doubtful;
    private volatile boolean lost;
    private volatile boolean retired;
    private volatile long lastUsed = System.nanoTime();

    ServerConnection(Connection connection, Errors errors, Wire wire) {
        this.connection = connection;
        this.errors = errors;
        this.wire = wire;
    }

    final Connection connection() {
        return connection;
    }

    final Errors errors() {
        return errors;
    }

    final Wire wire() {
        return wire;
    }

    final String version() {
        return connection.getMetadata().getDatabaseVersion();
    }

    /** The same, subscribed to on the thread that this connection may block, if it has one. */
    abstract <T> Flux<T> onItsThread(Flux<T> work);

    /** Runs a command of the SPI. */
    final Mono<Void> command(Publisher<Void> work) {
        return onItsThread(Flux.from(work)).onErrorMap(this::failed).then().doOnSuccess(done -> used());
    }

    /** Begins a transaction. */
    Mono<Void> begin(TransactionMode mode) {
        return command(
                mode.equals(TransactionMode.DEFAULT)
                        ? connection.beginTransaction()
                        : connection.beginTransaction(new Definition(mode)));
    }

    /** Called when a transaction was committed or rolled back, to put back what its beginning has changed. */
    Mono<Void> transactionIsOver() {
        return Mono.empty();
    }

    private record Definition(TransactionMode mode) implements TransactionDefinition {
        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T getAttribute(Option<T> option) {
            if (option.equals(TransactionDefinition.READ_ONLY)) {
                return mode.readOnly() ? (T) Boolean.TRUE : null;
            }
            return option.equals(TransactionDefinition.ISOLATION_LEVEL) ? (T) level(mode.isolation()) : null;
        }

        private static @Nullable IsolationLevel level(@Nullable Isolation isolation) {
            return isolation == null
                    ? null
                    : switch (isolation) {
                        case READ_COMMITTED -> IsolationLevel.READ_COMMITTED;
                        case REPEATABLE_READ -> IsolationLevel.REPEATABLE_READ;
                        case SERIALIZABLE -> IsolationLevel.SERIALIZABLE;
                    };
        }
    }

    /** Stops what the server is doing for this connection, and ends when it can be used again. */
    abstract Mono<Void> interrupt();

    /**
     * Most of what is left running ends by itself at once: the rest of a short result. So a round trip, which ends after everything
     * before it, comes first. What is stopped may be over when the blow falls, so another one takes it.
     *
     * @param roundTrip ends when the server answers, whatever it says
     */
    static Mono<Void> stopIfBusy(Mono<Void> roundTrip, Mono<Void> stop) {
        Mono<Void> first = roundTrip.cache();
        return first.timeout(GRACE, stop.then(first).then(roundTrip));
    }

    abstract Mono<Void> close();

    /** Whether it is connected, as far as it is known without asking the server. */
    abstract boolean isConnected();

    /** Maps an error of this connection, and remembers if it broke. */
    final Throwable failed(Throwable error) {
        Throwable mapped = errors.running(error);
        if (Errors.isConnectionLost(mapped)) {
            lose();
        }
        return mapped;
    }

    /** It must not be used again: nobody knows what state it is in. */
    final void distrust() {
        doubtful = true;
    }

    final boolean isTrusted() {
        return !doubtful;
    }

    /** It broke, and others may have with it. */
    final void lose() {
        lost = true;
        distrust();
    }

    final boolean isLost() {
        return lost || !doubtful && !isConnected();
    }

    /** It is closed for its age, and not for a fault. */
    final void retire() {
        retired = true;
    }

    final boolean isRetired() {
        return retired;
    }

    /** Someone has had an answer of it just now. */
    final void used() {
        lastUsed = System.nanoTime();
    }

    final long idleNanos() {
        return System.nanoTime() - lastUsed;
    }

    /** Whether nothing was heard of it since then. */
    final boolean wasIdleAt(long nanoTime) {
        return lastUsed - nanoTime <= 0;
    }

    /** Whether the server answers on it. */
    final Mono<Boolean> answers() {
        return onItsThread(Flux.from(connection.validate(ValidationDepth.REMOTE)))
                .next();
    }
}
