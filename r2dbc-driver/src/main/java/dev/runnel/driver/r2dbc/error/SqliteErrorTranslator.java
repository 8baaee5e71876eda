package dev.runnel.driver.r2dbc.error;

import dev.runnel.driver.r2dbc.sql.SqliteTexts;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import io.r2dbc.spi.R2dbcException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The error translator of SQLite. It translates by the extended result code, and by the message if the code is ambiguous. The messages of
 * SQLite quote names and no values.
 */
public final class SqliteErrorTranslator extends ErrorTranslator {
    private static final Pattern CONSTRAINT = Pattern.compile("constraint failed: (.*?)\\)?$", Pattern.DOTALL);
    private static final Pattern NO_TABLE = Pattern.compile("no such table: (?:main\\.)?(.*?)\\)?$", Pattern.DOTALL);
    private static final Pattern NO_COLUMN =
            Pattern.compile("(?:no such column: |has no column named )(?:.*\\.)?(.*?)\\)?$", Pattern.DOTALL);

    private static final Pattern TYPED_COLUMN = Pattern.compile(" column (?:.*\\.)?(.*?)\\)?$", Pattern.DOTALL);

    private static final int ERROR = 1;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int INTERRUPT = 9;
    private static final int CANNOT_OPEN = 14;
    private static final int MISMATCH = 20;
    private static final int CHECK = 275;
    private static final int FOREIGN_KEY = 787;
    private static final int NOT_NULL = 1299;
    private static final int PRIMARY_KEY = 1555;
    private static final int UNIQUE = 2067;
    private static final int ROW_ID = 2579;
    private static final int DATATYPE = 3091;

    @Override
    protected RunnelException translate(R2dbcException failed) {
        String state = code(failed);
        String message = String.valueOf(failed.getMessage());
        return switch (failed.getErrorCode()) {
            case PRIMARY_KEY, UNIQUE, ROW_ID ->
                violated(ConstraintViolationException.Kind.UNIQUE, null, columns(message), state);
            case FOREIGN_KEY -> violated(ConstraintViolationException.Kind.FOREIGN_KEY, null, List.of(), state);
            case NOT_NULL -> violated(ConstraintViolationException.Kind.NOT_NULL, null, columns(message), state);
            case CHECK -> {
                String constraint = found(CONSTRAINT, message);
                yield SqliteTexts.RANGE.equals(constraint)
                        ? computed(state)
                        : violated(ConstraintViolationException.Kind.CHECK, constraint, List.of(), state);
            }
            case DATATYPE ->
                message.contains("REAL value in INTEGER column") ? computed(state) : otherType(message, state);
            default -> ofPrimary(failed, message, state);
        };
    }

    private static RunnelException ofPrimary(R2dbcException failed, String message, String state) {
        return switch (failed.getErrorCode() & 0xff) {
            case BUSY, LOCKED -> conflict(state);
            case READ_ONLY -> readOnly(state);
            case INTERRUPT ->
                new StatementTimeoutException("the database cancelled the statement", null)
                        .with("sqlstate", state)
                        .hint(
                                "see in the log of the database who cancelled it, or raise its time limit for statements");
            case MISMATCH -> otherType(message, state);
            case ERROR -> error(failed, message, state);
            default -> byState(failed, state);
        };
    }

    /** Translates the SQLSTATEs that Runnel's own SQLite driver raises. */
    private static RunnelException byState(R2dbcException failed, String state) {
        return switch (state) {
            case "25P02" ->
                new TransactionAbortedException("SQLite rolled the transaction back", null)
                        .hint(
                                "let the error of the failed statement end the transaction, and run the transaction again")
                        .with("sqlstate", state);
            case "08003" -> lost(state);
            default -> unnamed(failed);
        };
    }

    private static RunnelException otherType(String message, String state) {
        return mismatch("a column has another type than the model", "column", found(TYPED_COLUMN, message), state);
    }

    private static RunnelException error(R2dbcException failed, String message, String state) {
        if (message.contains(SqliteTexts.COMPUTED)) {
            return computed(state);
        }
        String table = found(NO_TABLE, message);
        if (table != null) {
            return mismatch("the table does not exist in the database", "table", table, state);
        }
        String column = found(NO_COLUMN, message);
        return column == null
                ? unnamed(failed)
                : mismatch("the column does not exist in the database", "column", column, state);
    }

    private static RunnelException conflict(String state) {
        return new ConflictException("the statement conflicts with another transaction", null)
                .with("sqlstate", state)
                .hint("run the whole transaction again, or set its retries");
    }

    @Override
    ConnectFailedException unreachable(ConnectCause cause) {
        return fileNotOpened();
    }

    @Override
    protected ConnectFailedException.Kind connectKind(Throwable error) {
        return error instanceof R2dbcException failed && (failed.getErrorCode() & 0xff) == CANNOT_OPEN
                ? ConnectFailedException.Kind.UNREACHABLE
                : ConnectFailedException.Kind.OTHER;
    }

    /** Parses {@code UNIQUE constraint failed: users.name, users.email}. */
    private static List<String> columns(String message) {
        String listed = found(CONSTRAINT, message);
        return listed == null ? List.of() : split(listed);
    }

    /** Returns wrong names if the name of the table or a column has a dot or a comma. {@link #named} corrects them. */
    private static List<String> split(String listed) {
        return Arrays.stream(listed.split(", "))
                .map(column -> column.substring(column.indexOf('.') + 1))
                .toList();
    }

    /**
     * Returns the error with the name of the violated constraint, and with the exact names of its columns; the error itself if it is no
     * unique violation, or if no constraint of the table matches.
     *
     * @param written the table whose rows were inserted or changed
     */
    public static ConstraintViolationException named(ConstraintViolationException violated, Table written) {
        if (violated.kind() != ConstraintViolationException.Kind.UNIQUE) {
            return violated;
        }
        return Stream.concat(
                        Stream.of(new Table.NamedColumns(written.keyName(), written.key())),
                        Stream.concat(written.uniques().stream(), written.partialUniques().stream()))
                .filter(unique -> split(listed(written, unique)).equals(violated.columns()))
                .findFirst()
                .map(unique -> violated(
                        violated.kind(),
                        unique.name(),
                        unique.columns().stream().map(Column::name).toList(),
                        String.valueOf(violated.names().get("sqlstate"))))
                .orElse(violated);
    }

    private static String listed(Table table, Table.NamedColumns unique) {
        return unique.columns().stream()
                .map(column -> table.at().local() + "." + column.name())
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String found(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.find() ? matcher.group(1) : null;
    }
}
