package dev.runnel.sqlite;

import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.R2dbcNonTransientException;
import io.r2dbc.spi.TransactionDefinition;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The transaction state of a connection. Only the worker changes it; any thread may read it.
 *
 * <p>Some errors, and the interruption of a write, make SQLite roll back the whole transaction. Later statements would
 * run in auto-commit mode, so they fail with {@code R2dbcRollbackException} until the transaction is ended. A commit of
 * it fails.
 */
final class TransactionState {
    private final Options options;
    private volatile boolean manual;
    private volatile boolean open;
    private volatile boolean lost;
    private volatile boolean dirtyReads;

    /**
     * Whether the open transaction has set {@code query_only}; its end resets it, the isolation level and the lock
     * wait.
     */
    private boolean queryOnly;

    private @Nullable Boolean dirtyBefore;
    private @Nullable Duration lockWait;

    TransactionState(Options options) {
        this.options = options;
    }

    boolean isAutoCommit() {
        return !manual && !open;
    }

    IsolationLevel isolation() {
        return dirtyReads ? IsolationLevel.READ_UNCOMMITTED : IsolationLevel.SERIALIZABLE;
    }

    // ---- around the statements of an application

    /**
     * Prepares for a statement: begins a transaction if auto-commit is off. Returns false if the statement is a
     * ROLLBACK that SQLite has already done.
     */
    boolean before(SqliteHandle db, SqlScript.ScriptPart piece) throws SQLException {
        if (lost) {
            boolean rollsBack = piece.verb().equals("ROLLBACK");
            if (rollsBack || piece.verb().equals("COMMIT") || piece.verb().equals("END")) {
                endLost(db);
            }
            if (!rollsBack) {
                throw SqliteExceptions.rolledBack();
            }
            return false;
        }
        if (manual && !open && !piece.isTransactional() && !piece.verb().equals("PRAGMA")) {
            begin(db, options.lockMode());
        }
        return true;
    }

    void after(SqliteHandle db, SqlScript.ScriptPart piece) throws SQLException {
        if (piece.isTransactional()) {
            refresh(db);
        }
    }

    /**
     * Checks after an error whether the transaction still exists. If SQLite cannot answer, the transaction counts as
     * rolled back.
     */
    void afterError(SqliteHandle db) throws SQLException {
        if (open && !lost) {
            lost = true;
            lost = !db.isInTransaction();
        }
    }

    private void refresh(SqliteHandle db) throws SQLException {
        open = db.isInTransaction();
        lost = false;
        if (!open) {
            restore(db);
        }
    }

    /** Does the same after a failed command, and returns the error of the command. */
    Throwable checkAfterError(SqliteHandle db, Throwable error) {
        try {
            afterError(db);
        } catch (SQLException e) {
            error.addSuppressed(e);
        }
        return error;
    }

    // ---- commands

    void begin(SqliteHandle db, TransactionDefinition definition) throws SQLException {
        IsolationLevel isolation = definition.getAttribute(TransactionDefinition.ISOLATION_LEVEL);
        boolean readOnly = Boolean.TRUE.equals(definition.getAttribute(TransactionDefinition.READ_ONLY));
        Duration wait = definition.getAttribute(TransactionDefinition.LOCK_WAIT_TIMEOUT);
        Object asked = lockMode(definition);
        BeginMode mode = asked == null ? options.lockMode() : Options.lockMode(asked);
        if (open && !lost) {
            throw new R2dbcNonTransientException("a transaction is already open: nest with savepoints", "25001") {};
        }
        if (lost) {
            throw SqliteExceptions.rolledBack();
        }
        if (wait != null) {
            lockWait = db.lockWait();
            db.lockWait(wait);
        }
        boolean begun = false;
        try {
            if (isolation != null) {
                dirtyBefore = dirtyReads;
                isolation(db, isolation);
            }
            begin(db, readOnly ? BeginMode.DEFERRED : mode);
            begun = true;
            if (readOnly) {
                partOfBegin(db, "PRAGMA query_only = ON");
                queryOnly = true;
            }
        } finally {
            if (!begun) {
                restore(db);
            }
        }
    }

    void commit(SqliteHandle db) throws SQLException {
        if (lost) {
            endLost(db);
            throw SqliteExceptions.rolledBack();
        }
        if (open) {
            db.execute("COMMIT"); // if it fails for a lock, the transaction stays open
            end(db);
        }
    }

    void rollback(SqliteHandle db) throws SQLException {
        if (lost) {
            endLost(db);
            return;
        }
        if (open) {
            db.execute("ROLLBACK");
        }
        end(db);
    }

    /**
     * Creates a savepoint. Returns whether it began a transaction first: without one, releasing the savepoint would
     * commit.
     */
    boolean savepoint(SqliteHandle db, String name) throws SQLException {
        inTransaction();
        boolean begins = !open;
        if (begins) {
            begin(db, options.lockMode());
        }
        String savepoint = "SAVEPOINT " + quote(name);
        if (begins) {
            partOfBegin(db, savepoint);
        } else {
            db.execute(savepoint);
        }
        return begins;
    }

    /** Runs a statement after the BEGIN of the same command. If it fails, or is cancelled, no transaction stays open. */
    private void partOfBegin(SqliteHandle db, String sql) throws SQLException {
        try {
            db.execute(sql);
        } catch (SQLException e) {
            try {
                db.endTransaction();
                end(db);
            } catch (SQLException other) {
                e.addSuppressed(other);
            }
            throw e;
        }
    }

    /** Releases a savepoint. This ends the transaction if a SAVEPOINT statement of the application began it. */
    void release(SqliteHandle db, String name) throws SQLException {
        inTransaction();
        db.execute("RELEASE " + quote(name));
        refresh(db);
    }

    void rollbackTo(SqliteHandle db, String name) throws SQLException {
        inTransaction();
        db.execute("ROLLBACK TO " + quote(name));
    }

    void autoCommit(SqliteHandle db, boolean autoCommit) throws SQLException {
        manual = !autoCommit;
        if (autoCommit) {
            commit(db);
        }
    }

    void isolation(SqliteHandle db, IsolationLevel level) throws SQLException {
        boolean dirty = level.equals(IsolationLevel.READ_UNCOMMITTED);
        if (dirty && !options.sharedCache()) {
            throw new R2dbcNonTransientException(
                    "READ UNCOMMITTED needs a shared cache: set the option sharedCache", "0A000") {};
        }
        if (dirty != dirtyReads) {
            db.execute("PRAGMA read_uncommitted = " + (dirty ? "ON" : "OFF"));
            dirtyReads = dirty;
        }
    }

    private void begin(SqliteHandle db, BeginMode mode) throws SQLException {
        try {
            db.execute("BEGIN " + mode);
        } catch (SQLException e) {
            try {
                db.endTransaction();
            } catch (SQLException other) {
                e.addSuppressed(other);
            }
            throw e;
        }
        open = true;
    }

    private void endLost(SqliteHandle db) throws SQLException {
        db.endTransaction();
        end(db);
    }

    private void end(SqliteHandle db) throws SQLException {
        open = false;
        lost = false;
        restore(db);
    }

    private void restore(SqliteHandle db) throws SQLException {
        if (lockWait != null) {
            db.lockWait(lockWait);
            lockWait = null;
        }
        if (dirtyBefore != null) {
            IsolationLevel before = dirtyBefore ? IsolationLevel.READ_UNCOMMITTED : IsolationLevel.SERIALIZABLE;
            dirtyBefore = null;
            isolation(db, before);
        }
        if (queryOnly) {
            queryOnly = false;
            db.execute("PRAGMA query_only = OFF");
        }
    }

    private void inTransaction() {
        if (lost) {
            throw SqliteExceptions.rolledBack();
        }
    }

    /** The lock mode of a definition, an enum constant or a text; null if it has none. */
    private static @Nullable Object lockMode(TransactionDefinition definition) {
        return definition.getAttribute((Option<?>) SqliteConnectionFactoryProvider.LOCK_MODE);
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
