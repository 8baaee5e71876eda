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
 * One run of one statement: its segments, as many as are asked for. Everything but asking and cancelling happens in {@link #run}, which is
 * never two at once: on the worker as long as SQLite has a part in it, then on the thread of who asks.
 */
final class StatementRun extends Flux<Result.Segment> implements Subscription, Runnable {
    /** Rows handed out before other tasks of the connection have their turn. */
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
    /** It counts among the connection's statements. */
    private static final int ADMITTED = 1;
    /** SQLite has no more part in it. */
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
    /** It was never begun, since the connection has too many already. */
    private volatile @Nullable R2dbcException refused;

    // in run() only
    private final Deque<Result.Segment> ready = new ArrayDeque<>();
    private @Nullable NativeStatement prepared;
    private @Nullable LazyColumnNames columns;
    /** How many columns a row has. */
    private int width;

    private boolean begun;
    private boolean done;

    /** @param values for each of the text's parameters */
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

    /** Completes when SQLite has no more part in it, for whatever reason. Asked for before anything else, if at all. */
    Mono<Void> end() {
        end = Sinks.empty();
        return end.asMono();
    }

    @Nullable
    R2dbcException failure() {
        return failure;
    }

    /**
     * Runs a statement that may write to its end. Its rows, if it returns any, wait in memory, where SQLite has had them all before the first:
     * left inside, they would hold its locks and its commit for as long as nobody reads them, and a cancel may lose the result on its way to
     * who would. The error is that of the {@code Mono}: nobody has the result yet.
     */
    Mono<Result> start() {
        // the result is made for whoever is still there: a sink would drop one that comes beside a cancel
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
        // what is asked for in there is handed out after it, not beside it
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

    /** False if the connection has too many already; that is its failure then. */
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
            // of the subscriber, or no memory for a row: whatever it is, nothing is left open
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
                connection.worker().add(this); // goes on from there
                return;
            }
            // also what was cancelled meanwhile: an interrupt is for every statement that begins while this one is open
            if (cancelled) {
                close();
                ready.clear();
                done = true;
            }
            seen = WORK.addAndGet(this, -seen);
        } while (seen != 0);
    }

    /** False if its turn is over before its work is. */
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
                break; // nobody asked for more
            } else if (++turn > ROWS_PER_TASK && connection.worker().hasMore()) {
                over = true;
                break;
            } else {
                // also when nobody asked for more: one row ahead, to complete with the last one
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

    /** Lets SQLite take one step, which makes one segment more, or the end. */
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

    /** Ends it before its end. */
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
            nameWhatWaits();
        } finally {
            connection.db().release(was, begun);
        }
    }

    /** Rows that are mapped later know what their columns are called. */
    private void nameWhatWaits() {
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
