package dev.runnel.sqlite;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Maps SQLite's result codes to R2DBC's exceptions. {@code getErrorCode} is SQLite's extended result code. SQLite has
 * no SQLSTATE: {@code getSqlState} is the nearest one of the standard, or of PostgreSQL if the standard has none.
 */
final class SqliteExceptions {
    private SqliteExceptions() {}

    /** Maps an error; an error that is no {@link SQLException} is returned unchanged. */
    static Throwable of(Throwable e, @Nullable String sql) {
        return e instanceof SQLException s ? of(s, sql) : e;
    }

    static R2dbcException of(SQLException e, @Nullable String sql) {
        int code = code(e);
        String text = e.getMessage();
        return switch (code) {
            case 787, 1811 -> integrity(text, "23503", code, sql, e); // FOREIGNKEY, TRIGGER
            case 1299 -> integrity(text, "23502", code, sql, e); // NOTNULL
            case 1555, 2067, 2579 -> integrity(text, "23505", code, sql, e); // PRIMARYKEY, UNIQUE, ROWID
            case 275 -> integrity(text, "23514", code, sql, e); // CHECK
            case 517 -> new R2dbcRollbackException(text, "40001", code, sql, e); // BUSY_SNAPSHOT
            case 516 -> new R2dbcRollbackException(text, "40000", code, sql, e); // ABORT_ROLLBACK
            default -> ofPrimary(text, code, sql, e);
        };
    }

    private static R2dbcException ofPrimary(String text, int code, @Nullable String sql, SQLException e) {
        return switch (code & 0xff) {
            case 1 -> new R2dbcBadGrammarException(text, "42000", code, sql, e); // ERROR: also a name that is not there
            case 3, 8, 23 -> new R2dbcPermissionDeniedException(text, "25006", code, sql, e); // PERM, READONLY, AUTH
            case 5, 6 -> new R2dbcTransientResourceException(text, "55P03", code, sql, e); // BUSY, LOCKED
            case 9 -> new R2dbcTransientResourceException(text, "57014", code, sql, e); // INTERRUPT
            case 7, 10, 11, 13, 14, 26 -> // NOMEM, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB
                new R2dbcNonTransientResourceException(text, "58030", code, sql, e);
            case 19 -> integrity(text, "23000", code, sql, e); // CONSTRAINT
            case 20 -> integrity(text, "42804", code, sql, e); // MISMATCH
            case 17 -> new R2dbcTransientResourceException(text, "55000", code, sql, e); // SCHEMA
            default -> new R2dbcNonTransientException(text, "HY000", code, sql, e) {};
        };
    }

    static int code(SQLException e) {
        if (e instanceof SQLiteException s && s.getResultCode() != SQLiteErrorCode.UNKNOWN_ERROR) {
            return s.getResultCode().code;
        }
        return e.getErrorCode();
    }

    /** Whether SQLite rejected the statement before running it: SQLITE_ERROR. */
    static boolean isRefused(SQLException e) {
        return (code(e) & 0xff) == 1;
    }

    static R2dbcException timeout(@Nullable String sql, Throwable cause) {
        return new R2dbcTimeoutException(
                "the statement exceeded its timeout: raise statementTimeout, or add an index", "57014", 9, sql, cause);
    }

    static R2dbcException closed() {
        return new R2dbcNonTransientResourceException("the connection is closed", "08003");
    }

    static R2dbcException tooMany(int limit) {
        return new R2dbcTransientResourceException(
                "more than " + limit
                        + " statements wait on one connection: use more connections, or raise the option queueSize",
                "53000");
    }

    static R2dbcException rolledBack() {
        return new R2dbcRollbackException(
                "SQLite rolled the transaction back: end it by ROLLBACK or COMMIT before the next statement", "25P02");
    }

    private static R2dbcException integrity(String text, String state, int code, @Nullable String sql, SQLException e) {
        return new R2dbcDataIntegrityViolationException(text, state, code, sql, e);
    }
}
