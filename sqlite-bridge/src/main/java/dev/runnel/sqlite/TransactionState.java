package dev.runnel.sqlite;

import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.R2dbcNonTransientException;
import io.r2dbc.spi.TransactionDefinition;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is open on a connection. Changed on the worker, read anywhere.
 *
 * <p>Some errors, and the interruption of a write, make SQLite roll back a whole transaction. Statements after that would each commit for
 * themselves; they are refused until the transaction is ended, and a commit of it fails.
 */
final class TransactionState {
    private final Options options;
    private volatile boolean manual;
    private volatile boolean open;
    private volatile boolean lost;
    private volatile boolean dirtyReads;

    /** What the open transaction has changed and its end puts back. */
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

    /** False if there is nothing to be run: SQLite has done it already. */
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
            look(db);
        }
    }

    /** What SQLite cannot say counts as lost. */
    void afterError(SqliteHandle db) throws SQLException {
        if (open && !lost) {
            lost = true;
            lost = !db.isInTransaction();
        }
    }

    private void look(SqliteHandle db) throws SQLException {
        open = db.isInTransaction();
        lost = false;
        if (!open) {
            restore(db);
        }
    }

    /** The same after a command; the error of that is the one to tell. */
    Throwable seen(SqliteHandle db, Throwable error) {
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
                db.execute("PRAGMA query_only = ON");
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
            db.execute("COMMIT"); // if it fails for a lock, the transaction is still there
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

    /** True if it has begun a transaction first: without one, to release the savepoint would be to commit. */
    boolean savepoint(SqliteHandle db, String name) throws SQLException {
        inTransaction();
        boolean begins = !open;
        if (begins) {
            begin(db, options.lockMode());
        }
        db.execute("SAVEPOINT " + quote(name));
        return begins;
    }

    /** It is the end of the transaction where a statement of the application has begun that by a savepoint. */
    void release(SqliteHandle db, String name) throws SQLException {
        inTransaction();
        db.execute("RELEASE " + quote(name));
        look(db);
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

    /** As the enum, or as a text. */
    private static @Nullable Object lockMode(TransactionDefinition definition) {
        return definition.getAttribute((Option<?>) SqliteConnectionFactoryProvider.LOCK_MODE);
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
