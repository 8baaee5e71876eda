package dev.runnel.sqlite;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;

/**
 * A connection: its handle of SQLite, its thread, and its open transaction. Commands and statements run on the worker
 * in the order of their requests. Errors are {@code R2dbcException}s.
 */
final class SqliteConnection implements Connection {
    /** A command that runs on the worker. */
    private interface Command<T> {
        T run(SqliteHandle db) throws SQLException;
    }

    /** Reverts a command whose subscriber cancelled before it received the result. */
    private interface Undo<T> {
        void run(SqliteHandle db, T result) throws SQLException;
    }

    /** A command without a result. */
    private interface Change {
        void run(SqliteHandle db) throws SQLException;
    }

    static final TransactionDefinition AS_THE_CONNECTION = new TransactionDefinition() {
        @Override
        public <T> @Nullable T getAttribute(Option<T> option) {
            return null;
        }
    };

    /** The maximum number of cached scripts. */
    private static final int SCRIPTS = 256;

    private final Options options;
    private final Map<String, SqlScript> scripts = new ConcurrentHashMap<>();
    private final Worker worker = new Worker();
    private final TransactionState transactions;
    private final AtomicInteger admitted = new AtomicInteger();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private volatile @Nullable SqliteHandle db;
    private volatile Duration statementTimeout;
    private volatile String version = "";

    private SqliteConnection(Options options) {
        this.options = options;
        this.transactions = new TransactionState(options);
        this.statementTimeout = options.statementTimeout();
    }

    static Mono<SqliteConnection> open(Options options) {
        return Mono.create(sink -> {
            SqliteConnection connection = new SqliteConnection(options);
            sink.onCancel(() -> connection.close().subscribe());
            connection.worker.add(() -> connection.open(sink));
            connection.worker.start();
        });
    }

    private void open(MonoSink<SqliteConnection> sink) {
        if (isClosed()) {
            return; // the subscriber has cancelled
        }
        try {
            SqliteHandle opened = SqliteHandle.open(options);
            version = opened.version();
            db = opened;
            sink.success(this);
        } catch (SQLException | RuntimeException | Error e) {
            // a missing native library is a LinkageError
            worker.stop();
            sink.error(SqliteExceptions.of(e, null));
        }
    }

    // ---- for statements

    /** @throws io.r2dbc.spi.R2dbcBadGrammarException if the text cannot be run */
    SqlScript script(String text) {
        SqlScript known = scripts.get(text);
        if (known == null) {
            known = SqlScript.of(text);
            if (scripts.size() >= SCRIPTS) {
                scripts.clear(); // the texts are not repeated, or too many
            }
            scripts.put(text, known);
        }
        return known;
    }

    Worker worker() {
        return worker;
    }

    SqliteHandle db() {
        return Objects.requireNonNull(db);
    }

    TransactionState transactions() {
        return transactions;
    }

    Duration statementTimeout() {
        return statementTimeout;
    }

    boolean isClosed() {
        return closing.get();
    }

    boolean admit() {
        if (admitted.incrementAndGet() <= options.queueSize()) {
            return true;
        }
        admitted.decrementAndGet();
        return false;
    }

    void discharge() {
        admitted.decrementAndGet();
    }

    R2dbcException tooMany() {
        return SqliteExceptions.tooMany(options.queueSize());
    }

    void interrupt(InterruptibleTask job) {
        SqliteHandle now = db;
        if (now != null) {
            now.interrupt(job, worker);
        }
    }

    // ---- R2DBC

    @Override
    public SqliteStatement createStatement(String sql) {
        return new SqliteStatement(this, Arguments.nonNull(sql, "sql"));
    }

    @Override
    public SqliteBatch createBatch() {
        return new SqliteBatch(this);
    }

    @Override
    public Mono<Void> beginTransaction() {
        return beginTransaction(AS_THE_CONNECTION);
    }

    /** Begins a transaction. A begin that is cancelled before its subscriber is notified is rolled back. */
    @Override
    public Mono<Void> beginTransaction(TransactionDefinition definition) {
        Arguments.nonNull(definition, "definition");
        return this.<Boolean>command(
                        true,
                        db -> {
                            transactions.begin(db, definition);
                            return true;
                        },
                        (db, begun) -> transactions.rollback(db))
                .then();
    }

    /** Commits the open transaction. A cancel does not stop a commit that has started. */
    @Override
    public Mono<Void> commitTransaction() {
        return change(false, transactions::commit);
    }

    @Override
    public Mono<Void> rollbackTransaction() {
        return change(false, transactions::rollback);
    }

    @Override
    public Mono<Void> createSavepoint(String name) {
        Arguments.nonNull(name, "name");
        return command(true, db -> transactions.savepoint(db, name), (db, hasBegun) -> {
                    if (hasBegun) {
                        transactions.rollback(db);
                    } else {
                        transactions.release(db, name);
                    }
                })
                .then();
    }

    @Override
    public Mono<Void> releaseSavepoint(String name) {
        Arguments.nonNull(name, "name");
        return change(false, db -> transactions.release(db, name));
    }

    @Override
    public Mono<Void> rollbackTransactionToSavepoint(String name) {
        Arguments.nonNull(name, "name");
        return change(false, db -> transactions.rollbackTo(db, name));
    }

    @Override
    public boolean isAutoCommit() {
        return transactions.isAutoCommit();
    }

    @Override
    public Mono<Void> setAutoCommit(boolean autoCommit) {
        return change(false, db -> transactions.autoCommit(db, autoCommit));
    }

    @Override
    public IsolationLevel getTransactionIsolationLevel() {
        return transactions.isolation();
    }

    /**
     * Sets the isolation level. Each level is serializable in SQLite, except {@code READ_UNCOMMITTED}, which requires a
     * shared cache.
     */
    @Override
    public Mono<Void> setTransactionIsolationLevel(IsolationLevel level) {
        Arguments.nonNull(level, "isolationLevel");
        return change(false, db -> transactions.isolation(db, level));
    }

    @Override
    public Mono<Void> setLockWaitTimeout(Duration timeout) {
        Duration wait = Options.notNegative(Arguments.nonNull(timeout, "timeout"), "timeout");
        return change(false, db -> db.lockWait(wait));
    }

    /** Sets the timeout of later statements; zero for no limit. */
    @Override
    public Mono<Void> setStatementTimeout(Duration timeout) {
        Duration limit = Options.notNegative(Arguments.nonNull(timeout, "timeout"), "timeout");
        return Mono.fromRunnable(() -> statementTimeout = limit);
    }

    @Override
    public Mono<Boolean> validate(ValidationDepth depth) {
        if (Arguments.nonNull(depth, "depth") == ValidationDepth.LOCAL) {
            return Mono.fromSupplier(() -> !isClosed());
        }
        return change(true, db -> db.execute("SELECT 1 FROM sqlite_schema LIMIT 1"))
                .thenReturn(true)
                .onErrorReturn(false);
    }

    @Override
    public ConnectionMetadata getMetadata() {
        return new ConnectionMetadata() {
            @Override
            public String getDatabaseProductName() {
                return "SQLite";
            }

            @Override
            public String getDatabaseVersion() {
                return version;
            }
        };
    }

    /**
     * Ends the running statement, rolls back the open transaction, and completes when SQLite has closed the file. Each
     * call returns the same result.
     */
    @Override
    public Mono<Void> close() {
        return Mono.defer(() -> {
            if (closing.compareAndSet(false, true)) {
                SqliteHandle now = db;
                if (now != null) {
                    now.interruptAny(worker);
                }
                worker.add(this::shut);
            }
            return closed.asMono();
        });
    }

    private void shut() {
        worker.stop();
        SqliteHandle now = db;
        if (now == null) {
            closed.tryEmitEmpty(); // the connection was never open
            return;
        }
        try {
            now.close();
            closed.tryEmitEmpty();
        } catch (SQLException e) {
            closed.tryEmitError(SqliteExceptions.of(e, null));
        }
    }

    private Mono<Void> change(boolean interruptible, Change change) {
        return this.<Boolean>command(
                        interruptible,
                        db -> {
                            change.run(db);
                            return true;
                        },
                        (db, done) -> {})
                .then();
    }

    /**
     * Runs a command on the worker. If the subscriber cancels before the sink accepts the result, the command is
     * undone. A sink that accepted the result no longer cancels.
     */
    private <T> Mono<T> command(boolean interruptible, Command<T> command, Undo<T> undo) {
        return Mono.create(sink -> {
            // a command that ends a transaction does not count, so the limit of statements never rejects it
            boolean counts = interruptible;
            if (counts && !admit()) {
                sink.error(tooMany());
                return;
            }
            InterruptibleTask job = new InterruptibleTask(interruptible, Duration.ZERO);
            AtomicReference<@Nullable T> result = new AtomicReference<>(); // only the worker uses it
            sink.onCancel(() -> {
                job.cancel();
                interrupt(job);
                worker.add(() -> undo(result.get(), undo));
            });
            worker.add(() -> run(job, command, result, sink, counts));
        });
    }

    private <T> void run(
            InterruptibleTask job,
            Command<T> command,
            AtomicReference<@Nullable T> result,
            MonoSink<T> sink,
            boolean counts) {
        Throwable error = null;
        if (isClosed()) {
            error = SqliteExceptions.closed();
        } else if (!job.isCancelled()) {
            SqliteHandle now = db();
            now.enter(job, false);
            try {
                result.set(command.run(now));
            } catch (SQLException | RuntimeException e) {
                error = SqliteExceptions.of(e, null);
            } finally {
                now.leave(job);
            }
            error = error == null ? null : transactions.checkAfterError(now, error);
        }
        if (counts) {
            discharge();
        }
        if (error != null && !job.isCancelled()) {
            sink.error(error);
        } else {
            sink.success(result.get());
        }
    }

    private <T> void undo(@Nullable T result, Undo<T> undo) {
        if (result != null && !isClosed()) {
            try {
                undo.run(db(), result);
            } catch (SQLException e) {
                throw new IllegalStateException("the effect of a cancelled command could not be rolled back", e);
            }
        }
    }
}
