package dev.runnel.exec;

import dev.runnel.Transaction;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConnectionLostException;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.NonUniqueResultException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.exec.lease.ClosedErrors;
import dev.runnel.exec.lease.StoppableLease;
import dev.runnel.spi.Lease;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * What runs in one transaction: one unit at a time, first come, first served. A unit is a window of a read, the whole of a write, the whole
 * of a transaction inside, or the end. Knows whether the transaction is doomed or has ended, and refuses without I/O what comes then.
 */
final class TransactionQueue {
    @SuppressWarnings("rawtypes")
    private static final AtomicReferenceFieldUpdater<Task, Subscription> UPSTREAM =
            AtomicReferenceFieldUpdater.newUpdater(Task.class, Subscription.class, "upstream");

    private final Lease lease;
    private final AtomicInteger turns = new AtomicInteger();

    /** Whether what fails in one unit spoils the others. */
    private final boolean dooms;

    // guarded by this
    private final Queue<Task<?>> waiting = new ArrayDeque<>();
    private @Nullable Task<?> running;
    private boolean ended;
    private boolean written;
    private boolean doomed;
    private @Nullable Throwable doom;

    private TransactionQueue(Lease lease, boolean dooms) {
        this.lease = lease;
        this.dooms = dooms;
    }

    static TransactionQueue ofTransaction(Lease lease) {
        return new TransactionQueue(lease, true);
    }

    /** Of programs that have nothing to do with each other. */
    static TransactionQueue ofPrograms(Lease lease) {
        return new TransactionQueue(lease, false);
    }

    <T> Mono<T> read(Function<Lease, Mono<T>> work) {
        return Mono.create(sink -> enqueue(new ReadTask<>(sink, work)));
    }

    <T> Mono<T> write(Function<Lease, Mono<T>> work) {
        return Mono.create(sink -> enqueue(new WriteTask<>(sink, work)));
    }

    /** Runs a transaction inside of this one, which has the turn until its end. */
    <T> Mono<T> inside(QueuedTransaction inner, Function<Transaction, Mono<T>> body) {
        return Mono.create(sink -> enqueue(new NestedTask<>(sink, inner, body)));
    }

    /**
     * Ends the transaction after what runs has ended; what waits is refused, and so is what comes later.
     *
     * @param keeps whether it is committed: one that is doomed is not
     */
    Mono<Void> end(Mono<Void> command, boolean keeps) {
        return Mono.create(sink -> {
            refuseWaiting();
            enqueue(new EndTask(sink, command, keeps));
        });
    }

    /** Refuses what waits and what comes, and stops what runs. Ends when nothing of it is on the connection any more. */
    Mono<Void> halt() {
        return Mono.defer(() -> {
            refuseWaiting();
            Task<?> current;
            synchronized (this) {
                current = running;
                running = null;
            }
            return current == null ? Mono.empty() : current.abandon();
        });
    }

    /**
     * Why the transaction around this one is spoilt although this one was rolled back: databases differ in what a conflict leaves, and a lost
     * connection leaves nothing.
     */
    synchronized @Nullable Throwable fatal() {
        return doom instanceof ConflictException || doom instanceof ConnectionLostException ? doom : null;
    }

    /** Whether something was done that only a rollback undoes. */
    synchronized boolean needsRollback() {
        return written || doomed;
    }

    /** Whether no unit has the turn. */
    synchronized boolean isIdle() {
        return running == null;
    }

    synchronized void doom(@Nullable Throwable cause) {
        if (!doomed) {
            doomed = true;
            doom = cause;
        }
    }

    private InvalidStatementException ended() {
        return dooms ? ClosedErrors.transaction() : ClosedErrors.connection();
    }

    private void refuseWaiting() {
        List<Task<?>> refused;
        synchronized (this) {
            ended = true;
            refused = new ArrayList<>(waiting);
            waiting.clear();
        }
        for (Task<?> unit : refused) {
            unit.fail(ended());
        }
    }

    private void enqueue(Task<?> unit) {
        boolean refused;
        synchronized (this) {
            refused = ended && !(unit instanceof EndTask);
            if (!refused) {
                waiting.add(unit);
            }
        }
        unit.sink.onCancel(unit::cancelled);
        if (refused) {
            unit.fail(ended());
        } else {
            next();
        }
    }

    /** Gives the turn to the one that waits longest. Units that end at once follow each other here, and not inside each other. */
    private void next() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        do {
            Task<?> unit = null;
            boolean refused = false;
            Throwable cause = null;
            synchronized (this) {
                if (running == null) {
                    unit = waiting.poll();
                    refused = doomed && unit != null && unit.needsHealth();
                    cause = doom;
                    if (!refused) {
                        running = unit;
                    }
                }
            }
            if (unit != null && refused) {
                unit.fail(refusal(unit, cause));
                turns.incrementAndGet();
            } else if (unit != null) {
                unit.start();
            }
        } while (turns.decrementAndGet() != 0);
    }

    private static TransactionAbortedException refusal(Task<?> unit, @Nullable Throwable cause) {
        return unit instanceof EndTask
                ? new TransactionAbortedException(
                                "a statement of the transaction failed, so the transaction was rolled back", cause)
                        .hint("let the error of the statement end the body of the transaction")
                : new TransactionAbortedException(
                                "an earlier statement of the transaction failed, so this one was not sent", cause)
                        .hint("let the error of the earlier statement end the body, and retry the transaction");
    }

    /** Whether the unit had the turn; it has it no more. */
    private synchronized boolean leave(Task<?> unit) {
        if (running != unit) {
            return false;
        }
        running = null;
        return true;
    }

    private abstract class Task<T> implements CoreSubscriber<T> {
        final MonoSink<T> sink;
        volatile boolean gone;
        private volatile @Nullable Subscription upstream;
        private @Nullable T value;

        Task(MonoSink<T> sink) {
            this.sink = sink;
        }

        abstract Mono<T> begin();

        /** Whether it is refused when the transaction is doomed. */
        boolean needsHealth() {
            return true;
        }

        /** Whether it is stopped when its subscriber goes while it runs. Called with the lock of the queue. */
        abstract boolean stopsWithItsSubscriber();

        /** Stops it; ends when the connection is free for the next unit. Never fails. May be asked for twice. */
        abstract Mono<Void> stop();

        /** Called when it has failed and has the turn still. */
        abstract void failed(Throwable error);

        final void start() {
            Mono<T> begun;
            try {
                begun = begin();
            } catch (RuntimeException failed) {
                begun = Mono.error(failed);
            }
            begun.subscribe(this);
        }

        /** The subscriber is gone. Waiting: so is the unit. */
        final void cancelled() {
            gone = true;
            synchronized (TransactionQueue.this) {
                if (waiting.remove(this) || running != this || !stopsWithItsSubscriber()) {
                    return;
                }
            }
            Operators.terminate(UPSTREAM, this);
            leaveAfterStop(() -> {});
        }

        /** The transaction ends under it. */
        Mono<Void> abandon() {
            Operators.terminate(UPSTREAM, this);
            fail(ended());
            return stop();
        }

        final void leaveAfterStop(Runnable then) {
            stop().subscribe(nothing -> {}, error -> {}, () -> leaveAnd(then));
        }

        final void leaveAnd(Runnable then) {
            if (leave(this)) {
                then.run();
                next();
            }
        }

        /** Says so, unless the subscriber is gone: nobody would hear of it but the log. */
        final void fail(Throwable error) {
            if (!gone) {
                sink.error(error);
            }
        }

        /** Whether its end is heard: it was not stopped before. */
        private boolean isHeard() {
            return UPSTREAM.getAndSet(this, Operators.cancelledSubscription()) != Operators.cancelledSubscription();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            if (Operators.setOnce(UPSTREAM, this, subscription)) {
                subscription.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(T result) {
            value = result;
        }

        @Override
        public void onComplete() {
            if (isHeard()) {
                leaveAnd(() -> sink.success(value));
            }
        }

        /** What fails after it was stopped fails because of that, and is undone. */
        @Override
        public void onError(Throwable error) {
            if (isHeard()) {
                failed(error);
            }
        }

        @Override
        public Context currentContext() {
            return Context.of(sink.contextView());
        }
    }

    /** Of a write: a single one that matched no row, and so wrote nothing. */
    private static boolean foundNothing(Throwable error) {
        return error instanceof NotFoundException || error instanceof OptimisticLockException;
    }

    /** A program, or one window of it. */
    private abstract class LeaseTask<T> extends Task<T> {
        private final Function<Lease, Mono<T>> work;
        private final StoppableLease own = new StoppableLease(lease);

        LeaseTask(MonoSink<T> sink, Function<Lease, Mono<T>> work) {
            super(sink);
            this.work = work;
        }

        @Override
        Mono<T> begin() {
            return work.apply(own);
        }

        @Override
        Mono<Void> stop() {
            return own.stop();
        }

        /**
         * A guarded write that matched nothing wrote nothing, and a read of too few or too many rows has read them well: these leave the
         * transaction as it was.
         */
        @Override
        void failed(Throwable error) {
            leaveAnd(() -> {
                if (dooms && !(foundNothing(error) || error instanceof NonUniqueResultException)) {
                    doom(error);
                }
                fail(error);
            });
        }
    }

    private final class ReadTask<T> extends LeaseTask<T> {
        ReadTask(MonoSink<T> sink, Function<Lease, Mono<T>> work) {
            super(sink, work);
        }

        /** It goes on to the end of its window, and nobody hears of it. */
        @Override
        boolean stopsWithItsSubscriber() {
            return false;
        }
    }

    private final class WriteTask<T> extends LeaseTask<T> {
        private boolean writtenBefore;

        WriteTask(MonoSink<T> sink, Function<Lease, Mono<T>> work) {
            super(sink, work);
        }

        @Override
        Mono<T> begin() {
            synchronized (TransactionQueue.this) {
                writtenBefore = written;
                written = true;
            }
            return super.begin();
        }

        @Override
        void failed(Throwable error) {
            if (foundNothing(error)) {
                synchronized (TransactionQueue.this) {
                    written = writtenBefore;
                }
            }
            super.failed(error);
        }

        /** Nobody knows what it did. */
        @Override
        boolean stopsWithItsSubscriber() {
            if (dooms) {
                doom(null);
            }
            return true;
        }
    }

    /** A transaction inside of this one. What fails in it is undone before anyone hears of it. */
    private final class NestedTask<T> extends Task<T> {
        private final QueuedTransaction inner;
        private final Function<Transaction, Mono<T>> body;

        NestedTask(MonoSink<T> sink, QueuedTransaction inner, Function<Transaction, Mono<T>> body) {
            super(sink);
            this.inner = inner;
            this.body = body;
        }

        @Override
        Mono<T> begin() {
            return inner.run(body);
        }

        @Override
        boolean stopsWithItsSubscriber() {
            return true;
        }

        @Override
        Mono<Void> stop() {
            return inner.rollback()
                    .onErrorResume(lost -> {
                        doom(lost);
                        return Mono.empty();
                    })
                    .then(Mono.fromRunnable(() -> {
                        if (dooms) {
                            inner.abortCause().ifPresent(TransactionQueue.this::doom);
                        }
                    }));
        }

        @Override
        void failed(Throwable error) {
            leaveAfterStop(() -> fail(error));
        }
    }

    private final class EndTask extends Task<Void> {
        private final Mono<Void> command;
        private final boolean keeps;

        EndTask(MonoSink<Void> sink, Mono<Void> command, boolean keeps) {
            super(sink);
            this.command = command;
            this.keeps = keeps;
        }

        @Override
        Mono<Void> begin() {
            return command;
        }

        @Override
        boolean needsHealth() {
            return keeps;
        }

        @Override
        boolean stopsWithItsSubscriber() {
            return false;
        }

        /** It was sent, and is waited for by whoever ends the transaction. */
        @Override
        Mono<Void> stop() {
            return Mono.empty();
        }

        @Override
        Mono<Void> abandon() {
            return Mono.empty();
        }

        @Override
        void failed(Throwable error) {
            leaveAnd(() -> fail(error));
        }
    }
}
