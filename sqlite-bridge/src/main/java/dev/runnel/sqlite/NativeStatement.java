package dev.runnel.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;

/**
 * A prepared statement of SQLite. It reads a whole row under one lock of sqlite-jdbc; a JDBC result set takes two locks
 * for each cell. Only the worker uses it.
 */
final class NativeStatement {
    private static final int SMALL = 1000;
    /** The character that stands for invalid UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private final String sql;
    private final PreparedStatement jdbc;
    private final CoreStatement statement;
    private final SafeStmtPtr pointer;
    private @Nullable SqliteRowMetadata columns;
    /** Whether a large value is bound, which {@link #reset} clears to free its memory. */
    private boolean bound;

    NativeStatement(String sql, PreparedStatement jdbc) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.statement = (CoreStatement) jdbc;
        this.pointer = statement.pointer;
    }

    String sql() {
        return sql;
    }

    /** Binds the values and takes the first step. Returns whether there is a row. */
    boolean first(DB db, @Nullable Object[] values) throws SQLException {
        bound |= hasLarge(values);
        return db.execute(statement, values);
    }

    /** Takes one more step. Returns whether there is a row. */
    boolean next(DB db) throws SQLException {
        int code = pointer.safeRunInt(DB::step);
        if (code == Codes.SQLITE_ROW) {
            return true;
        }
        if (code != Codes.SQLITE_DONE) {
            db.throwex(code);
        }
        return false;
    }

    /** The number of columns of this run. */
    int width() throws SQLException {
        return pointer.safeRunInt(DB::column_count);
    }

    /** The columns of this run. They can differ from those of the last run if another connection changed the table. */
    SqliteRowMetadata columns() throws SQLException {
        String[] names = pointer.<String[], SQLException>safeRun((db, at) -> db.column_names(at));
        SqliteRowMetadata known = columns;
        if (known == null || !Arrays.equals(known.names(), names)) {
            known = SqliteRowMetadata.of(names, pointer.<String[], SQLException>safeRun((db, at) -> {
                String[] types = new String[names.length];
                for (int i = 0; i < types.length; i++) {
                    types[i] = db.column_decltype(at, i);
                }
                return types;
            }));
            columns = known;
        }
        return known;
    }

    @Nullable
    Object[] row(int width) throws SQLException {
        return pointer.<@Nullable Object[], SQLException>safeRun((db, at) -> {
            @Nullable Object[] cells = new Object[width];
            for (int i = 0; i < width; i++) {
                cells[i] = switch (db.column_type(at, i)) {
                    case Codes.SQLITE_INTEGER -> db.column_long(at, i);
                    case Codes.SQLITE_FLOAT -> db.column_double(at, i);
                    case Codes.SQLITE_TEXT -> text(db, at, i);
                    case Codes.SQLITE_BLOB -> bytes(db.column_blob(at, i));
                    default -> null;
                };
            }
            return cells;
        });
    }

    /**
     * The text of a cell; its bytes if they are not valid UTF-8, because a text with replacement characters would be
     * another value.
     */
    private static Object text(DB db, long at, int column) throws SQLException {
        String text = db.column_text(at, column);
        if (text.indexOf(REPLACEMENT) >= 0) {
            byte[] stored = bytes(db.column_blob(at, column));
            if (!Arrays.equals(stored, text.getBytes(StandardCharsets.UTF_8))) {
                return stored;
            }
        }
        return text;
    }

    /** Ends the run and releases its locks. Returns false if the statement is closed. */
    boolean reset() throws SQLException {
        if (pointer.isClosed()) {
            return false;
        }
        pointer.safeRunInt(DB::reset);
        if (bound) {
            bound = false;
            pointer.safeRunInt(DB::clear_bindings);
        }
        return true;
    }

    void close() throws SQLException {
        jdbc.close();
    }

    private static boolean hasLarge(@Nullable Object[] values) {
        for (Object value : values) {
            if (value instanceof byte[] || value instanceof String text && text.length() > SMALL) {
                return true;
            }
        }
        return false;
    }

    /** The bytes of a blob; SQLite returns null for an empty blob. */
    static byte[] bytes(byte @Nullable [] blob) {
        return blob == null ? new byte[0] : blob;
    }
}
