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
import dev.runnel.exec.lease.PartialWriteException;
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
 * The tasks of one transaction or pinned connection, one at a time, in the order of their subscription. A task is a
 * window of a read, a write, a nested transaction, or the end. After an error that aborts the transaction, and after
 * its end, further tasks fail without I/O. Thread-safe.
 */
final class TransactionQueue {
    @SuppressWarnings("rawtypes")
    private static final AtomicReferenceFieldUpdater<Task, Subscription> UPSTREAM =
            AtomicReferenceFieldUpdater.newUpdater(Task.class, Subscription.class, "upstream");

    private final Lease lease;
    private final AtomicInteger turns = new AtomicInteger();

    /** Whether an error of one task aborts the others. */
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

    /** The queue of a pinned connection, whose statements are independent. */
    static TransactionQueue ofConnection(Lease lease) {
        return new TransactionQueue(lease, false);
    }

    <T> Mono<T> read(Function<Lease, Mono<T>> work) {
        return Mono.create(sink -> enqueue(new ReadTask<>(sink, work)));
    }

    <T> Mono<T> write(Function<Lease, Mono<T>> work) {
        return Mono.create(sink -> enqueue(new WriteTask<>(sink, work)));
    }

    /** Runs a nested transaction as one task. */
    <T> Mono<T> runNested(QueuedTransaction inner, Function<Transaction, Mono<T>> body) {
        return Mono.create(sink -> enqueue(new NestedTask<>(sink, inner, body)));
    }

    /**
     * Ends the transaction after the running task. Waiting tasks and later ones are rejected.
     *
     * @param commits whether the command commits; if the transaction is aborted, the end fails
     */
    Mono<Void> end(Mono<Void> command, boolean commits) {
        return Mono.create(sink -> {
            rejectWaiting();
            enqueue(new EndTask(sink, command, commits));
        });
    }

    /** Rejects waiting tasks and later ones, and stops the running one. Completes when no task uses the connection. */
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
     * The error that also aborts the outer transaction, although this one was rolled back; null if there is none.
     * Databases differ in the state that a conflict leaves, and a lost connection leaves no transaction.
     */
    synchronized @Nullable Throwable connectionFatal() {
        return abortCause instanceof ConflictException || abortCause instanceof ConnectionLostException
                ? abortCause
                : null;
    }

    /** Whether there are changes that only a rollback removes. */
    synchronized boolean needsRollback() {
        return written || aborted;
    }

    /** Whether no task runs. */
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

    /** Starts the oldest waiting task. Tasks that complete at once run in this loop, not recursively. */
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

    /** Ends the turn of the task. Returns false if it had none. */
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

        /** Whether the task is rejected in an aborted transaction. */
        boolean rejectedWhenAborted() {
            return true;
        }

        /** Whether a cancel of its subscriber stops the running task. Called with the lock of the queue. */
        abstract boolean stopsOnCancel();

        /** Stops the task. Completes when the connection is free for the next task. Never fails. Idempotent. */
        abstract Mono<Void> stop();

        /** Handles an error. The task still has its turn. */
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

        /** Handles the cancel of the subscriber. A waiting task is removed. */
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

        /** Stops the task because the transaction ends. */
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

        /** Signals the error, unless the subscriber has cancelled: Reactor would log it as dropped. */
        final void fail(Throwable error) {
            if (!cancelled) {
                sink.error(error);
            }
        }

        /** Marks the task as terminated. Returns false if it was stopped before. */
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

        /** An error after a stop is a consequence of the stop, and is dropped. */
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

    /** Whether a write of a single row matched no row, and so changed nothing. */
    private static boolean matchedNoRow(Throwable error) {
        return error instanceof NotFoundException || error instanceof OptimisticLockException;
    }

    /** A task that runs on the lease: a statement, or one window of a read. */
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

        /** A write that matched no row, and a read with the wrong number of rows, leave the transaction unchanged. */
        @Override
        void failed(Throwable error) {
            Throwable cause = PartialWriteException.unwrap(error);
            finishThen(() -> {
                if (abortsOnError && !(matchedNoRow(error) || error instanceof NonUniqueResultException)) {
                    abort(cause);
                }
                fail(cause);
            });
        }
    }

    private final class ReadTask<T> extends LeaseTask<T> {
        ReadTask(MonoSink<T> sink, Function<Lease, Mono<T>> work) {
            super(sink, work);
        }

        /** A read continues to the end of its window. Its result is dropped. */
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

        /** The effect of a cancelled write is unknown, so it aborts the transaction. */
        @Override
        boolean stopsOnCancel() {
            if (abortsOnError) {
                abort(null);
            }
            return true;
        }
    }

    /** A nested transaction. It is rolled back before its error is signalled. */
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

        /** The command was sent. The caller that ends the transaction waits for it. */
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
