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
 * What runs in one transaction: one task at a time, first come, first served. A task is a window of a read, the whole of a write, the whole
 * of a transaction inside, or the end. Knows whether the transaction is aborted or has ended, and refuses without I/O what comes then.
 */
final class TransactionQueue {
    @SuppressWarnings("rawtypes")
    private static final AtomicReferenceFieldUpdater<Task, Subscription> UPSTREAM =
            AtomicReferenceFieldUpdater.newUpdater(Task.class, Subscription.class, "upstream");

    private final Lease lease;
    private final AtomicInteger turns = new AtomicInteger();

    /** Whether what fails in one task spoils the others. */
    private final boolean abortsOnError;

    // guarded by this
    private final Queue<Task<?>> waiting = new ArrayDeque<>();
    private @Nullable Task<?> running;
    private boolean ended;
    private boolean written;
    private boolean aborted;
    private @Nullable Throwable abortCause;

    private TransactionQueue(Lease lease, boolean abortsOnError) {
        this.lease = lease;
        this.abortsOnError = abortsOnError;
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
    <T> Mono<T> runNested(QueuedTransaction inner, Function<Transaction, Mono<T>> body) {
        return Mono.create(sink -> enqueue(new NestedTask<>(sink, inner, body)));
    }

    /**
     * Ends the transaction after what runs has ended; what waits is rejected, and so is what comes later.
     *
     * @param commits whether it is committed: one that is aborted is not
     */
    Mono<Void> end(Mono<Void> command, boolean commits) {
        return Mono.create(sink -> {
            rejectWaiting();
            enqueue(new EndTask(sink, command, commits));
        });
    }

    /** Refuses what waits and what comes, and stops what runs. Ends when nothing of it is on the connection any more. */
    Mono<Void> stopAll() {
        return Mono.defer(() -> {
            rejectWaiting();
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
    synchronized @Nullable Throwable connectionFatal() {
        return abortCause instanceof ConflictException || abortCause instanceof ConnectionLostException
                ? abortCause
                : null;
    }

    /** Whether something was done that only a rollback undoes. */
    synchronized boolean needsRollback() {
        return written || aborted;
    }

    /** Whether no task has the turn. */
    synchronized boolean isIdle() {
        return running == null;
    }

    synchronized void abort(@Nullable Throwable cause) {
        if (!aborted) {
            aborted = true;
            abortCause = cause;
        }
    }

    private InvalidStatementException ended() {
        return abortsOnError ? ClosedErrors.transaction() : ClosedErrors.connection();
    }

    private void rejectWaiting() {
        List<Task<?>> rejected;
        synchronized (this) {
            ended = true;
            rejected = new ArrayList<>(waiting);
            waiting.clear();
        }
        for (Task<?> task : rejected) {
            task.fail(ended());
        }
    }

    private void enqueue(Task<?> task) {
        boolean rejected;
        synchronized (this) {
            rejected = ended && !(task instanceof EndTask);
            if (!rejected) {
                waiting.add(task);
            }
        }
        task.sink.onCancel(task::onCancel);
        if (rejected) {
            task.fail(ended());
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
            Task<?> task = null;
            boolean rejected = false;
            Throwable cause = null;
            synchronized (this) {
                if (running == null) {
                    task = waiting.poll();
                    rejected = aborted && task != null && task.rejectedWhenAborted();
                    cause = abortCause;
                    if (!rejected) {
                        running = task;
                    }
                }
            }
            if (task != null && rejected) {
                task.fail(rejection(task, cause));
                turns.incrementAndGet();
            } else if (task != null) {
                task.start();
            }
        } while (turns.decrementAndGet() != 0);
    }

    private static TransactionAbortedException rejection(Task<?> task, @Nullable Throwable cause) {
        return task instanceof EndTask
                ? new TransactionAbortedException(
                                "a statement of the transaction failed, so the transaction was rolled back", cause)
                        .hint("let the error of the statement end the body of the transaction")
                : new TransactionAbortedException(
                                "an earlier statement of the transaction failed, so this one was not sent", cause)
                        .hint("let the error of the earlier statement end the body, and retry the transaction");
    }

    /** Whether the task had the turn; it has it no more. */
    private synchronized boolean finish(Task<?> task) {
        if (running != task) {
            return false;
        }
        running = null;
        return true;
    }

    private abstract class Task<T> implements CoreSubscriber<T> {
        final MonoSink<T> sink;
        volatile boolean cancelled;
        private volatile @Nullable Subscription upstream;
        private @Nullable T value;

        Task(MonoSink<T> sink) {
            this.sink = sink;
        }

        abstract Mono<T> begin();

        /** Whether it is rejected when the transaction is aborted. */
        boolean rejectedWhenAborted() {
            return true;
        }

        /** Whether it is stopped when its subscriber goes while it runs. Called with the lock of the queue. */
        abstract boolean stopsOnCancel();

        /** Stops it; ends when the connection is free for the next task. Never fails. May be asked for twice. */
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

        /** The subscriber is cancelled. Waiting: so is the task. */
        final void onCancel() {
            cancelled = true;
            synchronized (TransactionQueue.this) {
                if (waiting.remove(this) || running != this || !stopsOnCancel()) {
                    return;
                }
            }
            Operators.terminate(UPSTREAM, this);
            stopThen(() -> {});
        }

        /** The transaction ends under it. */
        Mono<Void> abandon() {
            Operators.terminate(UPSTREAM, this);
            fail(ended());
            return stop();
        }

        final void stopThen(Runnable then) {
            stop().subscribe(nothing -> {}, error -> {}, () -> finishThen(then));
        }

        final void finishThen(Runnable then) {
            if (finish(this)) {
                then.run();
                next();
            }
        }

        /** Says so, unless the subscriber is cancelled: nobody would hear of it but the log. */
        final void fail(Throwable error) {
            if (!cancelled) {
                sink.error(error);
            }
        }

        /** Whether its end is heard: it was not stopped before. */
        private boolean markTerminated() {
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
            if (markTerminated()) {
                finishThen(() -> sink.success(value));
            }
        }

        /** What fails after it was stopped fails because of that, and is undone. */
        @Override
        public void onError(Throwable error) {
            if (markTerminated()) {
                failed(error);
            }
        }

        @Override
        public Context currentContext() {
            return Context.of(sink.contextView());
        }
    }

    /** Of a write: a single one that matched no row, and so wrote nothing. */
    private static boolean matchedNoRow(Throwable error) {
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
            finishThen(() -> {
                if (abortsOnError && !(matchedNoRow(error) || error instanceof NonUniqueResultException)) {
                    abort(error);
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
        boolean stopsOnCancel() {
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
            if (matchedNoRow(error)) {
                synchronized (TransactionQueue.this) {
                    written = writtenBefore;
                }
            }
            super.failed(error);
        }

        /** Nobody knows what it did. */
        @Override
        boolean stopsOnCancel() {
            if (abortsOnError) {
                abort(null);
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
        boolean stopsOnCancel() {
            return true;
        }

        @Override
        Mono<Void> stop() {
            return inner.rollback()
                    .onErrorResume(lost -> {
                        abort(lost);
                        return Mono.empty();
                    })
                    .then(Mono.fromRunnable(() -> {
                        if (abortsOnError) {
                            inner.abortCause().ifPresent(TransactionQueue.this::abort);
                        }
                    }));
        }

        @Override
        void failed(Throwable error) {
            stopThen(() -> fail(error));
        }
    }

    private final class EndTask extends Task<Void> {
        private final Mono<Void> command;
        private final boolean commits;

        EndTask(MonoSink<Void> sink, Mono<Void> command, boolean commits) {
            super(sink);
            this.command = command;
            this.commits = commits;
        }

        @Override
        Mono<Void> begin() {
            return command;
        }

        @Override
        boolean rejectedWhenAborted() {
            return commits;
        }

        @Override
        boolean stopsOnCancel() {
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
            finishThen(() -> fail(error));
        }
    }
}
