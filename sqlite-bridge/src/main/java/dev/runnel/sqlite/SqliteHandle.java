package dev.runnel.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sqlite.BusyHandler;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/**
 * The SQLite handle of one connection, with its cache of prepared statements. Its methods block and are called on the
 * worker only, except {@link #interrupt} and {@link #interruptAny}, which any thread may call.
 *
 * <p>If a cancelled statement is the only open one, {@code sqlite3_interrupt} ends it. That function ends all open
 * statements, so if others are open the progress handler ends the running one. SQLite calls the progress handler every
 * thousand instructions.
 */
final class SqliteHandle {
    private static final int INSTRUCTIONS_BETWEEN_QUESTIONS = 1000;

    /** The milliseconds to wait for a lock before the next attempt; the same as in SQLite's own busy handler. */
    private static final int[] BUSY_MILLIS = {1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100};

    final SQLiteConnection connection;
    private final DB db;
    private final Map<String, NativeStatement> cache = new LinkedHashMap<>(16, 0.75f, true);
    private final int cacheSize;
    private volatile long lockWaitNanos;
    private long busySince;
    /** The number of open statements. */
    private int open;

    // guarded by this, since closing must not overtake an interrupt
    private @Nullable InterruptibleTask current;
    private boolean alone;
    private boolean closed;
    /** Whether the connection closes, so that the running statement must end. */
    private volatile boolean closing;

    private SqliteHandle(SQLiteConnection connection, Options options) {
        this.connection = connection;
        this.db = connection.getDatabase();
        this.cacheSize = options.statementCacheSize();
        this.lockWaitNanos = options.lockWait().toNanos();
    }

    static SqliteHandle open(Options options) throws SQLException {
        SQLiteConnection connection = options.open();
        try {
            // sqlite-jdbc begins no transaction of its own then, and does not look after each statement whether there
            // is one
            connection.getConnectionConfig().setAutoCommit(false);
            SqliteHandle opened = new SqliteHandle(connection, options);
            opened.install();
            options.additions().install(connection);
            options.begin(opened);
            return opened;
        } catch (SQLException | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    private void install() throws SQLException {
        BusyHandler.setHandler(connection, new BusyHandler() {
            @Override
            protected int callback(int attempts) {
                return waitForLock(attempts) ? 1 : 0;
            }
        });
        ProgressHandler.setHandler(connection, INSTRUCTIONS_BETWEEN_QUESTIONS, new ProgressHandler() {
            @Override
            protected int progress() {
                return isCancelled() ? 1 : 0;
            }
        });
    }

    // ---- statements

    /**
     * Takes a statement from the cache or prepares it.
     *
     * @param parameters the number of parameters that {@link SqlScript} found
     * @throws SQLException if SQLite finds another number, since values would reach the wrong parameters
     */
    NativeStatement prepare(String sql, int parameters) throws SQLException {
        NativeStatement cached = cache.remove(sql);
        if (cached != null) {
            return cached;
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        if (statement.getParameterMetaData().getParameterCount() != parameters) {
            statement.close();
            throw new SQLException(
                    "SQLite and this driver parse different parameters in the statement: please report its text");
        }
        return new NativeStatement(sql, statement);
    }

    boolean first(NativeStatement prepared, @Nullable Object[] values) throws SQLException {
        boolean row = prepared.first(db, values);
        if (row) {
            open++;
        }
        return row;
    }

    boolean next(NativeStatement prepared) throws SQLException {
        return prepared.next(db);
    }

    /** Ends the run of a statement and returns the statement to the cache. */
    void release(NativeStatement prepared, boolean begun) throws SQLException {
        if (begun) {
            open--;
        }
        if (closed) {
            return;
        }
        if (!prepared.reset()) {
            prepared.close();
            return;
        }
        NativeStatement twin = cache.put(prepared.sql(), prepared);
        if (twin != null) {
            twin.close();
        }
        if (cache.size() > cacheSize) {
            var oldest = cache.values().iterator();
            NativeStatement first = oldest.next();
            oldest.remove();
            first.close();
        }
    }

    /** Runs one statement of this driver. */
    void execute(String sql) throws SQLException {
        hasRow(sql);
    }

    /** The number of rows that the last changing statement changed. */
    long changes() throws SQLException {
        return db.changes();
    }

    /**
     * Whether a transaction is open. sqlite-jdbc does not offer sqlite3_get_autocommit(), so this method tries a BEGIN,
     * which fails in a transaction without any effect.
     *
     * @throws SQLException if SQLite fails for another reason
     */
    boolean isInTransaction() throws SQLException {
        InterruptibleTask disturbed = uninterruptible();
        try {
            boolean refused = isRefused("BEGIN");
            if (!refused) {
                execute("COMMIT");
            }
            return refused;
        } finally {
            runs(disturbed);
        }
    }

    private boolean isRefused(String sql) throws SQLException {
        try {
            execute(sql);
            return false;
        } catch (SQLException e) {
            if (SqliteExceptions.isRefused(e)) {
                return true;
            }
            throw e;
        }
    }

    /**
     * Rolls back the open transaction, if any. A BEGIN that failed may have opened one: SQLite calls the progress
     * handler also after the last instruction.
     */
    void endTransaction() throws SQLException {
        InterruptibleTask disturbed = uninterruptible();
        try {
            if (isInTransaction()) {
                execute("ROLLBACK");
            }
        } finally {
            runs(disturbed);
        }
    }

    /** Runs a statement without parameters. Returns whether it has a row. */
    boolean hasRow(String sql) throws SQLException {
        NativeStatement prepared = prepare(sql, 0);
        boolean row = false;
        try {
            row = first(prepared, new Object[0]);
        } finally {
            release(prepared, row);
        }
        return row;
    }

    String version() throws SQLException {
        return db.libversion();
    }

    void lockWait(Duration wait) {
        lockWaitNanos = wait.toNanos();
    }

    Duration lockWait() {
        return Duration.ofNanos(lockWaitNanos);
    }

    // ---- what runs, and its end

    /**
     * Marks a task as the running one.
     *
     * @param begun whether its statement is among the open ones
     */
    void enter(InterruptibleTask job, boolean begun) {
        synchronized (this) {
            current = job;
            alone = open == (begun ? 1 : 0);
        }
        job.resume();
    }

    void leave(InterruptibleTask job) {
        job.pause();
        runs(null);
    }

    /** Protects the next statements from interrupts. Returns the task that was running. */
    private @Nullable InterruptibleTask uninterruptible() {
        InterruptibleTask job = current;
        runs(null);
        return job;
    }

    private void runs(@Nullable InterruptibleTask job) {
        synchronized (this) {
            current = job;
        }
    }

    /** Interrupts a task if it runs now. Does not wait for its end. */
    void interrupt(InterruptibleTask job, Worker worker) {
        synchronized (this) {
            if (current != job || closed || !job.isInterruptible()) {
                return;
            }
            if (alone) {
                interrupt();
            }
        }
        worker.wake();
    }

    /**
     * Interrupts the running task because the connection closes. A task that is not interruptible, such as a commit,
     * completes.
     */
    void interruptAny(Worker worker) {
        closing = true;
        synchronized (this) {
            if (current == null || !current.isInterruptible() || closed) {
                return;
            }
            interrupt();
        }
        worker.wake();
    }

    private void interrupt() {
        try {
            db.interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException(e); // declared, but never thrown
        }
    }

    /** Ends the open statements, rolls back and closes the file. */
    void close() throws SQLException {
        synchronized (this) {
            closed = true;
            current = null;
        }
        cache.clear();
        connection.close();
    }

    private boolean isCancelled() {
        InterruptibleTask job = current;
        return job != null && (closing && job.isInterruptible() || job.mustEnd());
    }

    private boolean waitForLock(int attempts) {
        long now = System.nanoTime();
        if (attempts == 0) {
            busySince = now;
        }
        long left = lockWaitNanos - (now - busySince);
        if (left <= 0 || isCancelled()) {
            return false;
        }
        int millis = BUSY_MILLIS[Math.min(attempts, BUSY_MILLIS.length - 1)];
        LockSupport.parkNanos(this, Math.min(left, TimeUnit.MILLISECONDS.toNanos(millis)));
        return !isCancelled();
    }
}
