package dev.runnel.exec;

import dev.runnel.ActivityInfo.State;
import dev.runnel.Transaction;
import dev.runnel.TransactionOptions;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.window.ActivityState;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowLoop;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import dev.runnel.stmt.ModelStatement;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A session on a lease that outlives one statement: a transaction or a pinned connection. Statements join it through
 * the Reactor Context and wait in its queue. No read keeps the connection while it waits for demand.
 */
abstract class ConnectionBoundSession extends ExecutorSession implements ExecutionTarget, ActivityState {
    final LeaseProvider leases;
    final @Nullable ConnectionBoundSession outer;
    final Lease lease;
    final TransactionQueue queue;

    ConnectionBoundSession(
            StatementExecutor executor,
            LeaseProvider leases,
            @Nullable ConnectionBoundSession outer,
            Lease lease,
            TransactionQueue queue) {
        super(executor);
        this.leases = leases;
        this.outer = outer;
        this.lease = lease;
        this.queue = queue;
    }

    /** Runs a nested transaction. */
    abstract <T> Mono<T> savepoint(TransactionOptions options, Function<Transaction, Mono<T>> body);

    /** Stops the running task and rejects later ones. Does not roll back. */
    final Mono<Void> abort() {
        return queue.stopAll();
    }

    final Context addToContext(Context context) {
        return leases.with(this, context);
    }

    /** The innermost open session inside this one that the Context carries; otherwise this one. */
    final ConnectionBoundSession innermostSession(ContextView context) {
        ConnectionBoundSession innermost = leases.joined(context);
        for (ConnectionBoundSession session = innermost; session != null; session = session.outer) {
            if (session == this) {
                return innermost;
            }
        }
        return this;
    }

    // ---- a session

    @Override
    final ExecutionTarget target(ContextView context, ModelStatement statement) {
        return innermostSession(context);
    }

    @Override
    public final <T> Mono<T> transaction(TransactionOptions options, Function<Transaction, Mono<T>> body) {
        return Mono.deferContextual(context -> innermostSession(context).savepoint(options, body));
    }

    @Override
    public final <T> Flux<T> transactionStreaming(
            TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body) {
        return Flux.error(ErrorTranslation::streamingInside);
    }

    // ---- an execution target

    @Override
    public final <T> Mono<T> read(Function<Lease, Mono<T>> work) {
        return queue.read(work);
    }

    @Override
    public final <T> Flux<Window<T>> windows(WindowSource<T> source, ActivityState reader) {
        Flux<Window<T>> windows = new WindowLoop<>(() -> queue.read(source::next));
        return source.staysOpen() ? windows.doFinally(end -> onStreamEnd(source, end)) : windows;
    }

    /**
     * Closes the cursor of a stream that ended early. No subscriber waits for it. If the task is rejected, the end of
     * the transaction closes the cursor.
     */
    private void onStreamEnd(WindowSource<?> source, SignalType end) {
        if (end != SignalType.ON_COMPLETE) {
            queue.read(source::close).subscribe(closed -> {}, refused -> {});
        }
    }

    @Override
    public final boolean canStream() {
        return false;
    }

    @Override
    public final State now() {
        return queue.isIdle() ? State.IDLE : State.RUNNING;
    }
}
