package dev.runnel.exec;

import dev.runnel.error.NotFound;
import dev.runnel.error.TooMany;
import dev.runnel.error.TransactionDoomed;
import dev.runnel.spi.Lease;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;

/**
 * The programs of one transaction: one at a time, first come, first served. The unit is a window of a read and the whole of a
 * write. Knows whether the transaction is doomed or has ended, and refuses without I/O what comes then.
 */
final class TransactionQueue {

    /** What a unit does, and so what its cancel means. */
    private enum Kind {
        READ,
        WRITE,
        END
    }

    private final Held held;
    private final AtomicInteger turns = new AtomicInteger();

    // guarded by this
    private final Queue<Unit<?>> waiting = new ArrayDeque<>();
    private @Nullable Unit<?> running;
    private boolean ended;
    private boolean doomed;
    private @Nullable Throwable doom;

    TransactionQueue(Held held) {
        this.held = held;
    }

    <T> Mono<T> read(Function<Lease, Mono<T>> work) {
        return Mono.create(sink -> enqueue(new Unit<>(Kind.READ, sink, () -> work.apply(held.lease()))));
    }

    <T> Mono<T> write(Function<Lease, Mono<T>> work) {
        return Mono.create(sink -> enqueue(new Unit<>(Kind.WRITE, sink, () -> work.apply(held.lease()))));
    }

    /** Commits after what runs has ended; what waits is refused, and so is what comes later. A doomed transaction is not committed. */
    Mono<Void> commit() {
        return Mono.create(sink -> {
            refuseWaiting();
            enqueue(new Unit<Void>(Kind.END, sink, held::commit));
        });
    }

    /** Refuses what runs, what waits and what comes later. */
    void abandon() {
        refuseWaiting();
        Unit<?> current;
        synchronized (this) {
            current = running;
            running = null;
        }
        if (current != null) {
            current.abandon();
        }
    }

    private void refuseWaiting() {
        List<Unit<?>> refused;
        synchronized (this) {
            ended = true;
            refused = new ArrayList<>(waiting);
            waiting.clear();
        }
        for (Unit<?> unit : refused) {
            unit.sink.error(Failures.transactionEnded());
        }
    }

    private void enqueue(Unit<?> unit) {
        boolean refused;
        synchronized (this) {
            refused = ended && unit.kind != Kind.END;
            if (!refused) {
                waiting.add(unit);
            }
        }
        if (refused) {
            unit.sink.error(Failures.transactionEnded());
            return;
        }
        unit.sink.onCancel(unit::cancelled);
        next();
    }

    /** Gives the turn to the one that waits longest. Units that end at once follow each other here, and not inside each other. */
    private void next() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        do {
            Unit<?> unit = null;
            boolean refused = false;
            Throwable cause = null;
            synchronized (this) {
                if (running == null) {
                    unit = waiting.poll();
                    refused = doomed;
                    cause = doom;
                    if (!refused) {
                        running = unit;
                    }
                }
            }
            if (unit != null && refused) {
                unit.sink.error(doomed(unit.kind, cause));
                turns.incrementAndGet();
            } else if (unit != null) {
                unit.start();
            }
        } while (turns.decrementAndGet() != 0);
    }

    private static TransactionDoomed doomed(Kind kind, @Nullable Throwable cause) {
        return kind == Kind.END
                ? new TransactionDoomed("a statement of the transaction failed, so it is not committed", cause)
                        .hint("let the error of the statement end the body")
                : new TransactionDoomed("a statement of the transaction failed before: nothing more runs in it", cause)
                        .hint("let the error of the statement end the body, and try the transaction again");
    }

    private synchronized void doom(@Nullable Throwable cause) {
        if (!doomed) {
            doomed = true;
            doom = cause;
        }
    }

    /** Whether the unit had the turn; it has it no more. */
    private synchronized boolean leave(Unit<?> unit) {
        if (running != unit) {
            return false;
        }
        running = null;
        return true;
    }

    private interface Work<T> {
        Mono<T> begin();
    }

    /** One program, or one window of it. */
    private final class Unit<T> extends BaseSubscriber<T> {
        private final Kind kind;
        private final MonoSink<T> sink;
        private final Work<T> work;
        private volatile boolean gone;
        private @Nullable T value;

        Unit(Kind kind, MonoSink<T> sink, Work<T> work) {
            this.kind = kind;
            this.sink = sink;
            this.work = work;
        }

        void start() {
            Mono<T> begun;
            try {
                begun = work.begin();
            } catch (RuntimeException failed) {
                begun = Mono.error(failed);
            }
            begun.subscribe(this);
        }

        /** The subscriber is gone. Waiting: so is the unit. A read goes on to its end. A write is stopped, and nobody knows what it did. */
        private void cancelled() {
            gone = true;
            synchronized (TransactionQueue.this) {
                if (waiting.remove(this) || running != this || kind != Kind.WRITE) {
                    return;
                }
                doom(null);
            }
            dispose();
            held.stop().subscribe(nothing -> {}, error -> {}, () -> {
                if (leave(this)) {
                    next();
                }
            });
        }

        /** The transaction ends under it. */
        private void abandon() {
            if (kind != Kind.END) {
                dispose();
                if (!gone) {
                    sink.error(Failures.transactionEnded());
                }
            }
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        protected void hookOnNext(T result) {
            value = result;
        }

        @Override
        protected void hookOnComplete() {
            if (leave(this)) {
                if (value == null) {
                    sink.success();
                } else {
                    sink.success(value);
                }
                next();
            }
        }

        @Override
        protected void hookOnError(Throwable error) {
            if (leave(this)) {
                // a guarded write that matched nothing wrote nothing, and a read of too few or too many rows has read
                // them well
                if (!(error instanceof NotFound || error instanceof TooMany)) {
                    doom(error);
                }
                if (!gone) {
                    sink.error(error);
                }
                next();
            }
        }

        @Override
        public Context currentContext() {
            return Context.of(sink.contextView());
        }
    }
}
