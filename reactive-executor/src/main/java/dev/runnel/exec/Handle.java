package dev.runnel.exec;

import dev.runnel.TransactionOptions;
import dev.runnel.TxHandle;
import dev.runnel.exec.lease.Ended;
import dev.runnel.exec.lease.Held;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;

/** A transaction that ends when it is told to, and its lease with it. */
final class Handle extends Transaction implements TxHandle, Held.End {
    private final Held held;
    private final @Nullable Duration timeout;
    private final Disposable.Swap timer = Disposables.swap();

    // guarded by this
    private @Nullable Mono<Void> ended;
    private boolean kept;
    private @Nullable Throwable reason;

    Handle(Held held, TransactionOptions options, Execution execution, Leases leases) {
        super(held, options, execution, leases);
        this.held = held;
        this.timeout = options.timeout();
        held.does(this);
    }

    /** Begins one. It is given on or rolled back, whenever its subscriber leaves. */
    static Mono<TxHandle> begun(Mono<Held> lease, Function<Held, Handle> opening) {
        return Mono.create(sink -> {
            Beginning beginning = new Beginning(sink, opening);
            sink.onCancel(beginning::left);
            lease.subscribe(beginning);
        });
    }

    private static final class Beginning extends BaseSubscriber<Held> {
        private final MonoSink<TxHandle> sink;
        private final Function<Held, Handle> opening;

        // guarded by this
        private @Nullable Handle handle;
        private boolean gone;

        Beginning(MonoSink<TxHandle> sink, Function<Held, Handle> opening) {
            this.sink = sink;
            this.opening = opening;
        }

        @Override
        protected void hookOnNext(Held held) {
            Handle begun = opening.apply(held);
            boolean late;
            synchronized (this) {
                handle = begun;
                late = gone;
            }
            if (late) {
                begun.rollback().subscribe();
                return;
            }
            held.endsBy(why -> failed(begun, why));
            begun.begin().subscribe(nothing -> {}, error -> failed(begun, error), () -> give(begun));
        }

        private void give(Handle begun) {
            if (!begun.isOver()) {
                begun.watch();
                sink.success(begun);
            }
        }

        private void failed(Handle begun, Throwable why) {
            begun.end(why);
            begun.rollback().subscribe(nothing -> {}, never -> {}, () -> sink.error(begun.reason(why)));
        }

        @Override
        protected void hookOnError(Throwable error) {
            sink.error(error);
        }

        void left() {
            Handle begun;
            synchronized (this) {
                gone = true;
                begun = handle;
            }
            if (begun == null) {
                cancel();
            } else {
                begun.rollback().subscribe();
            }
        }

        @Override
        public Context currentContext() {
            return Context.of(sink.contextView());
        }
    }

    private synchronized boolean isOver() {
        return ended != null;
    }

    /** From now on it is whoever has it that ends it. */
    private void watch() {
        held.endsBy(this);
        if (timeout != null) {
            timer.update(Mono.delay(timeout).subscribe(tick -> end(timedOut())));
        }
    }

    /** Rolls back; whoever wants to commit is told why. */
    @Override
    public void end(Throwable why) {
        synchronized (this) {
            if (ended == null) {
                reason = named(why);
            }
        }
        rollback().subscribe();
    }

    private synchronized Throwable reason(Throwable other) {
        return reason == null ? named(other) : reason;
    }

    @Override
    public Mono<Void> commit() {
        return Mono.defer(() -> {
            synchronized (this) {
                if (ended == null) {
                    kept = true;
                    ended = end().onErrorResume(error -> undone().then(Mono.error(() -> named(error))))
                            .then(held.release())
                            .doFinally(signal -> timer.dispose())
                            .cache();
                    return ended;
                }
                return kept ? ended : ended.then(Mono.error(() -> reason(Ended.transaction())));
            }
        });
    }

    @Override
    public Mono<Void> rollback() {
        return Mono.defer(() -> {
            synchronized (this) {
                if (ended == null) {
                    ended = undone().doFinally(signal -> timer.dispose()).cache();
                }
                return ended.onErrorComplete();
            }
        });
    }

    private Mono<Void> undone() {
        return held.finish(halt());
    }
}
