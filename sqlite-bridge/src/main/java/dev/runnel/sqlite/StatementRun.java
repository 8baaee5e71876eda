package dev.runnel.sqlite;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;

/**
 * One run of one statement. It emits the segments of its result, as many as are requested, and fetches one row ahead to
 * complete with the last row. {@link #run} emits the signals and never runs concurrently: on the worker until SQLite
 * has ended the statement, then on the thread that requests.
 *
 * <p>The run can be subscribed to once. It fails if the connection has too many open statements.
 */
final class StatementRun extends Flux<Result.Segment> implements Subscription, Runnable {
    /** The number of rows that are emitted before other tasks of the connection take their turn. */
    private static final int ROWS_PER_TASK = 256;

    private static final AtomicLongFieldUpdater<StatementRun> REQUESTED =
            AtomicLongFieldUpdater.newUpdater(StatementRun.class, "requested");
    private static final AtomicIntegerFieldUpdater<StatementRun> WORK =
            AtomicIntegerFieldUpdater.newUpdater(StatementRun.class, "work");
    private static final AtomicIntegerFieldUpdater<StatementRun> PHASE =
            AtomicIntegerFieldUpdater.newUpdater(StatementRun.class, "phase");

    private static final AtomicIntegerFieldUpdater<StatementRun> SUBSCRIBED =
            AtomicIntegerFieldUpdater.newUpdater(StatementRun.class, "subscribed");

    private static final int NEW = 0;
    /** The run counts as one of the connection's statements. */
    private static final int ADMITTED = 1;
    /** SQLite has ended the statement. */
    private static final int ENDED = 2;

    private final SqliteConnection connection;
    private final SqlScript.ScriptPart piece;
    private final @Nullable Object[] values;
    private final InterruptibleTask job;
    private Sinks.@Nullable Empty<Void> end;
    private @Nullable CoreSubscriber<? super Result.Segment> subscriber;

    private volatile long requested;
    private volatile int work;
    private volatile int phase;
    private volatile int subscribed;
    private volatile boolean cancelled;
    private volatile boolean illegalRequest;
    private volatile @Nullable R2dbcException failure;
    /** The error of a run that did not start because the connection has too many statements. */
    private volatile @Nullable R2dbcException refused;

    // in run() only
    private final Deque<Result.Segment> ready = new ArrayDeque<>();
    private @Nullable NativeStatement prepared;
    private @Nullable LazyColumnNames columns;
    /** The number of columns of a row. */
    private int width;

    private boolean begun;
    private boolean done;

    /** @param values the values of all parameters of the text, by their numbers */
    StatementRun(SqliteConnection connection, SqlScript.ScriptPart piece, @Nullable Object[] values) {
        this.connection = connection;
        this.piece = piece;
        this.values = new @Nullable Object[piece.parameters().length];
        for (int i = 0; i < this.values.length; i++) {
            int parameter = piece.parameters()[i];
            this.values[i] = parameter < 0 ? null : values[parameter];
        }
        this.job = new InterruptibleTask(true, connection.statementTimeout());
    }

    /**
     * Completes when SQLite has ended the statement, after an error or a cancel too. Must be called before the run
     * starts.
     */
    Mono<Void> end() {
        end = Sinks.empty();
        return end.asMono();
    }

    @Nullable
    R2dbcException failure() {
        return failure;
    }

    /**
     * Runs a statement that may write to its end, and then emits its result. The rows of a RETURNING clause wait in
     * memory; SQLite has computed all of them before it returns the first. Unread rows inside SQLite would delay the
     * commit and keep the locks. An error of the run is the error of the {@code Mono}.
     */
    Mono<Result> start() {
        // the result is created after the sink: a sink would drop it on a concurrent cancel
        return begin().then(Mono.fromSupplier(() -> new SqliteResult(this)));
    }

    private Mono<Void> begin() {
        return Mono.create(sink -> {
            if (!register()) {
                sink.error(Objects.requireNonNull(refused));
                return;
            }
            WORK.set(this, 1);
            sink.onCancel(this::cancel);
            connection.worker().add(() -> {
                try {
                    while (phase != ENDED && !cancelled) {
                        advance();
                    }
                } catch (RuntimeException | Error e) {
                    cancelled = true;
                    sink.error(e);
                }
                run();
                R2dbcException e = failure;
                if (cancelled || e == null) {
                    sink.success();
                } else {
                    sink.error(e);
                }
            });
        });
    }

    @Override
    public void subscribe(CoreSubscriber<? super Result.Segment> actual) {
        if (!SUBSCRIBED.compareAndSet(this, 0, 1)) {
            Operators.error(
                    actual,
                    new IllegalStateException(
                            "the result was already consumed: run the statement again to read it twice"));
            return;
        }
        subscriber = actual;
        // rows that are requested inside onSubscribe are emitted after it
        boolean held = WORK.getAndIncrement(this) == 0;
        actual.onSubscribe(this);
        if (held && !WORK.compareAndSet(this, 1, 0)) {
            dispatch();
        }
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            illegalRequest = true;
        } else {
            Operators.addCap(REQUESTED, this, n);
            register();
        }
        schedule();
    }

    @Override
    public void cancel() {
        cancelled = true;
        job.cancel();
        connection.interrupt(job);
        schedule();
    }

    /** Counts the run among the connection's statements. Returns false and fails the run if there are too many. */
    private boolean register() {
        if (phase != NEW) {
            return refused == null;
        }
        if (connection.admit()) {
            if (!PHASE.compareAndSet(this, NEW, ADMITTED)) {
                connection.discharge();
            }
            return true;
        }
        R2dbcException tooMany = connection.tooMany();
        refused = tooMany;
        if (!PHASE.compareAndSet(this, NEW, ENDED)) {
            return true;
        }
        failure = tooMany;
        if (end != null) {
            end.tryEmitEmpty();
        }
        return false;
    }

    private void schedule() {
        if (WORK.getAndIncrement(this) == 0) {
            dispatch();
        }
    }

    private void dispatch() {
        if (phase == ENDED) {
            run();
        } else {
            connection.worker().add(this);
        }
    }

    @Override
    public void run() {
        try {
            work();
        } catch (RuntimeException | Error e) {
            // an exception of the subscriber, or no memory for a row: close the statement in each case
            cancelled = true;
            close();
            ready.clear();
            WORK.set(this, 0);
            if (subscriber != null && !done) {
                complete(subscriber, e);
            } else {
                throw e;
            }
        }
    }

    private void work() {
        int seen = work;
        do {
            if (!cancelled && subscriber != null && !done && !emit(subscriber)) {
                connection.worker().add(this); // continues on the worker
                return;
            }
            // also after a cancel: an interrupt ends every statement that begins while this one is open
            if (cancelled) {
                close();
                ready.clear();
                done = true;
            }
            seen = WORK.addAndGet(this, -seen);
        } while (seen != 0);
    }

    /** Emits segments up to the demand. Returns false if the turn ended before the work. */
    private boolean emit(CoreSubscriber<? super Result.Segment> to) {
        long handed = 0;
        int turn = 0;
        boolean over = false;
        while (!cancelled) {
            if (illegalRequest) {
                close();
                complete(
                        to,
                        new IllegalArgumentException(
                                "the subscriber requested less than 1 row (Reactive Streams rule 3.9)"));
                return true;
            }
            Result.Segment segment = handed == requested ? null : ready.poll();
            if (segment != null) {
                handed++;
                to.onNext(segment);
            } else if (phase == ENDED && ready.isEmpty()) {
                complete(to, refused);
                return true;
            } else if (phase == ENDED || !ready.isEmpty() || handed == requested && !begun) {
                break; // no more demand
            } else if (++turn > ROWS_PER_TASK && connection.worker().hasMore()) {
                over = true;
                break;
            } else {
                // one row ahead of the demand, to complete with the last row
                advance();
            }
        }
        if (handed > 0) {
            Operators.produced(REQUESTED, this, handed);
        }
        return !over;
    }

    private void complete(CoreSubscriber<? super Result.Segment> to, @Nullable Throwable error) {
        done = true;
        if (error == null) {
            to.onComplete();
        } else {
            to.onError(error);
        }
    }

    /** Takes one step of SQLite, which adds one segment or ends the run. */
    private void advance() {
        if (connection.isClosed()) {
            fail(SqliteExceptions.closed());
            return;
        }
        SqliteHandle db = connection.db();
        boolean row;
        try {
            db.enter(job, begun);
            try {
                row = begun ? db.next(step()) : begin(db);
            } finally {
                db.leave(job);
            }
            if (row) {
                begun = true;
                NativeStatement step = step();
                if (columns == null) {
                    columns = new LazyColumnNames(step);
                    width = step.width();
                }
                ready.add(new SqliteRow(columns, step.row(width)));
                return;
            }
            long changes = piece.changesRows() ? db.changes() : -1;
            release();
            connection.transactions().after(db, piece);
            if (changes >= 0) {
                ready.add(new SqliteResult.Changed(changes));
            }
            end(null);
        } catch (SQLException e) {
            failed(
                    db,
                    job.isTimedOut() ? SqliteExceptions.timeout(piece.sql(), e) : SqliteExceptions.of(e, piece.sql()));
        } catch (R2dbcException e) {
            failed(db, e);
        }
    }

    private boolean begin(SqliteHandle db) throws SQLException {
        if (job.isCancelled()) {
            throw new SQLException("the statement was cancelled before it began");
        }
        if (!connection.transactions().before(db, piece)) {
            return false;
        }
        prepared = db.prepare(piece.sql(), values.length);
        return db.first(prepared, values);
    }

    private NativeStatement step() {
        return Objects.requireNonNull(prepared);
    }

    private void failed(SqliteHandle db, R2dbcException e) {
        try {
            release();
            connection.transactions().afterError(db);
        } catch (SQLException other) {
            e.addSuppressed(other);
        }
        fail(e);
    }

    private void fail(R2dbcException e) {
        ready.add(new SqliteResult.Failed(e));
        end(e);
    }

    /** Ends a run that has not reached its end. */
    private void close() {
        if (phase == ENDED) {
            return;
        }
        R2dbcException error = null;
        if (!connection.isClosed()) {
            try {
                release();
                if (begun) {
                    connection.transactions().after(connection.db(), piece);
                }
            } catch (SQLException e) {
                error = SqliteExceptions.of(e, piece.sql());
            }
        }
        end(error);
    }

    private void release() throws SQLException {
        NativeStatement was = prepared;
        if (was == null) {
            return;
        }
        prepared = null;
        try {
            loadPendingNames();
        } finally {
            connection.db().release(was, begun);
        }
    }

    /** Reads the column names for rows that are mapped later. */
    private void loadPendingNames() {
        LazyColumnNames named = columns;
        if (named == null) {
            return;
        }
        if (!ready.isEmpty()) {
            named.get();
        }
        named.over();
    }

    private void end(@Nullable R2dbcException error) {
        failure = error;
        if (PHASE.getAndSet(this, ENDED) == ADMITTED) {
            connection.discharge();
        }
        if (end != null) {
            end.tryEmitEmpty();
        }
    }
}
