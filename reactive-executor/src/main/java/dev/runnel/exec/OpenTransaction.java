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

/** A manual transaction: the application commits or rolls back, and its lease is released with it. */
final class OpenTransaction extends QueuedTransaction implements ManualTransaction, LeaseScope.Terminator {
    private final LeaseScope scope;
    private final @Nullable Duration timeout;
    private final Disposable.Swap timer = Disposables.swap();

    // guarded by this
    private @Nullable Mono<Void> ended;
    private boolean committing;
    private @Nullable Throwable reason;

    OpenTransaction(LeaseScope scope, TransactionOptions options, StatementExecutor executor, LeaseProvider leases) {
        super(scope, options, executor, leases);
        this.scope = scope;
        this.timeout = options.timeout();
        scope.setActivity(this);
    }

    /** Begins a transaction. It is emitted or rolled back, also if the subscriber cancels at the same time. */
    static Mono<ManualTransaction> open(Mono<LeaseScope> lease, Function<LeaseScope, OpenTransaction> opening) {
        return Mono.create(sink -> {
            Beginning beginning = new Beginning(sink, opening);
            sink.onCancel(beginning::onCancel);
            lease.subscribe(beginning);
        });
    }

    private static final class Beginning extends BaseSubscriber<LeaseScope> {
        private final MonoSink<ManualTransaction> sink;
        private final Function<LeaseScope, OpenTransaction> opening;

        // guarded by this
        private @Nullable OpenTransaction transaction;
        private boolean cancelled;

        Beginning(MonoSink<ManualTransaction> sink, Function<LeaseScope, OpenTransaction> opening) {
            this.sink = sink;
            this.opening = opening;
        }

        @Override
        protected void hookOnNext(LeaseScope scope) {
            OpenTransaction begun = opening.apply(scope);
            boolean cancelledBefore;
            synchronized (this) {
                transaction = begun;
                cancelledBefore = cancelled;
            }
            if (cancelledBefore) {
                begun.rollback().subscribe();
                return;
            }
            scope.onTerminate(why -> failed(begun, why));
            begun.begin().subscribe(nothing -> {}, error -> failed(begun, error), () -> emit(begun));
        }

        private void emit(OpenTransaction begun) {
            if (!begun.isOver()) {
                begun.startTimeout();
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

        void onCancel() {
            OpenTransaction begun;
            synchronized (this) {
                cancelled = true;
                begun = transaction;
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

    /** Hands the transaction to the application: starts the timeout and accepts termination from outside. */
    private void startTimeout() {
        scope.onTerminate(this);
        if (timeout != null) {
            timer.update(Mono.delay(timeout).subscribe(tick -> end(timedOut())));
        }
    }

    /** Rolls back. A later commit fails with this error. */
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
                    committing = true;
                    ended = end().onErrorResume(error -> rolledBack().then(Mono.error(() -> withName(error))))
                            .then(scope.release())
                            .doFinally(signal -> timer.dispose())
                            .cache();
                    return ended;
                }
                return committing ? ended : ended.then(Mono.error(() -> reason(ClosedErrors.transaction())));
            }
        });
    }

    @Override
    public Mono<Void> rollback() {
        return Mono.defer(() -> {
            synchronized (this) {
                if (ended == null) {
                    ended = rolledBack().doFinally(signal -> timer.dispose()).cache();
                }
                return ended.onErrorComplete();
            }
        });
    }

    private Mono<Void> rolledBack() {
        return scope.finish(abort());
    }
}
