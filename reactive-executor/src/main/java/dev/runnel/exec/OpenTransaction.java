package dev.runnel.exec;

import dev.runnel.ManualTransaction;
import dev.runnel.TransactionOptions;
import dev.runnel.exec.lease.ClosedErrors;
import dev.runnel.exec.lease.LeaseScope;
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
final class OpenTransaction extends QueuedTransaction implements ManualTransaction, LeaseScope.Terminator {
    private final LeaseScope held;
    private final @Nullable Duration timeout;
    private final Disposable.Swap timer = Disposables.swap();

    // guarded by this
    private @Nullable Mono<Void> ended;
    private boolean kept;
    private @Nullable Throwable reason;

    OpenTransaction(LeaseScope held, TransactionOptions options, StatementExecutor execution, LeaseProvider leases) {
        super(held, options, execution, leases);
        this.held = held;
        this.timeout = options.timeout();
        held.setActivity(this);
    }

    /** Begins one. It is given on or rolled back, whenever its subscriber leaves. */
    static Mono<ManualTransaction> begun(Mono<LeaseScope> lease, Function<LeaseScope, OpenTransaction> opening) {
        return Mono.create(sink -> {
            Beginning beginning = new Beginning(sink, opening);
            sink.onCancel(beginning::left);
            lease.subscribe(beginning);
        });
    }

    private static final class Beginning extends BaseSubscriber<LeaseScope> {
        private final MonoSink<ManualTransaction> sink;
        private final Function<LeaseScope, OpenTransaction> opening;

        // guarded by this
        private @Nullable OpenTransaction handle;
        private boolean gone;

        Beginning(MonoSink<ManualTransaction> sink, Function<LeaseScope, OpenTransaction> opening) {
            this.sink = sink;
            this.opening = opening;
        }

        @Override
        protected void hookOnNext(LeaseScope held) {
            OpenTransaction begun = opening.apply(held);
            boolean late;
            synchronized (this) {
                handle = begun;
                late = gone;
            }
            if (late) {
                begun.rollback().subscribe();
                return;
            }
            held.onTerminate(why -> failed(begun, why));
            begun.begin().subscribe(nothing -> {}, error -> failed(begun, error), () -> give(begun));
        }

        private void give(OpenTransaction begun) {
            if (!begun.isOver()) {
                begun.watch();
                sink.success(begun);
            }
        }

        private void failed(OpenTransaction begun, Throwable why) {
            begun.end(why);
            begun.rollback().subscribe(nothing -> {}, never -> {}, () -> sink.error(begun.reason(why)));
        }

        @Override
        protected void hookOnError(Throwable error) {
            sink.error(error);
        }

        void left() {
            OpenTransaction begun;
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
        held.onTerminate(this);
        if (timeout != null) {
            timer.update(Mono.delay(timeout).subscribe(tick -> end(timedOut())));
        }
    }

    /** Rolls back; whoever wants to commit is told why. */
    @Override
    public void end(Throwable why) {
        synchronized (this) {
            if (ended == null) {
                reason = withName(why);
            }
        }
        rollback().subscribe();
    }

    private synchronized Throwable reason(Throwable other) {
        return reason == null ? withName(other) : reason;
    }

    @Override
    public Mono<Void> commit() {
        return Mono.defer(() -> {
            synchronized (this) {
                if (ended == null) {
                    kept = true;
                    ended = end().onErrorResume(error -> undone().then(Mono.error(() -> withName(error))))
                            .then(held.release())
                            .doFinally(signal -> timer.dispose())
                            .cache();
                    return ended;
                }
                return kept ? ended : ended.then(Mono.error(() -> reason(ClosedErrors.transaction())));
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
        return held.finish(abort());
    }
}
