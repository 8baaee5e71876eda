package dev.runnel.driver.r2dbc.error;

import dev.runnel.error.ConflictException;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConnectionLostException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.DriverException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.StatementTimeoutException;
import io.r2dbc.h2.H2DatabaseExceptionFactory;
import io.r2dbc.spi.R2dbcException;
import java.util.List;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** The error translator of H2. It translates by H2's error code, which equals the SQLSTATE in most cases. */
public final class H2ErrorTranslator extends ErrorTranslator {
    /** The SQLSTATE of H2's error 50000, a general error. */
    private static final String INTERNAL = "HY000";

    @Override
    protected Throwable recognized(Throwable error) {
        return error instanceof DbException own ? H2DatabaseExceptionFactory.convert(own) : error;
    }

    @Override
    protected RunnelException translate(R2dbcException failed) {
        String state = code(failed);
        return switch (failed.getErrorCode()) {
            case ErrorCode.DUPLICATE_KEY_1 -> unique(failed);
            case ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_CHILD_EXISTS_1,
                    ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_PARENT_MISSING_1 -> foreignKey(failed);
            case ErrorCode.NULL_NOT_ALLOWED ->
                violated(
                        ConstraintViolationException.Kind.NOT_NULL,
                        null,
                        quoted(failed).map(H2MessageParser::text).stream().toList(),
                        state);
            case ErrorCode.CHECK_CONSTRAINT_VIOLATED_1, ErrorCode.CHECK_CONSTRAINT_INVALID ->
                violated(
                        ConstraintViolationException.Kind.CHECK,
                        quoted(failed).flatMap(H2MessageParser::owner).orElse(null),
                        List.of(),
                        state);
            case ErrorCode.VALUE_TOO_LONG_2,
                    ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_1,
                    ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_2 -> computed(state);
            case ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1 ->
                mismatch(
                        "the table does not exist in the database",
                        "table",
                        quoted(failed).map(H2MessageParser::text).orElse(null),
                        state);
            case ErrorCode.COLUMN_NOT_FOUND_1 ->
                mismatch(
                        "the column does not exist in the database",
                        "column",
                        quoted(failed).map(H2MessageParser::name).orElse(null),
                        state);
            case ErrorCode.DATA_CONVERSION_ERROR_1, ErrorCode.TYPES_ARE_NOT_COMPARABLE_2 ->
                mismatch("a column has another type than the model", "column", null, state);
            case ErrorCode.DEADLOCK_1, ErrorCode.LOCK_TIMEOUT_1, ErrorCode.CONCURRENT_UPDATE_1 -> conflict(state);
            case ErrorCode.STATEMENT_WAS_CANCELED ->
                new StatementTimeoutException("the database cancelled the statement", null)
                        .with("sqlstate", state)
                        .hint(
                                "see in the log of the database who cancelled it, or raise its time limit for statements");
            case ErrorCode.DATABASE_IS_READ_ONLY -> readOnly(state);
            case ErrorCode.OBJECT_CLOSED,
                    ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
                    ErrorCode.CONNECTION_BROKEN_1 -> lost(state);
            default -> unnamed(failed);
        };
    }

    /** Returns whether H2 failed with an internal error. */
    public static boolean isInternal(Throwable mapped) {
        return mapped instanceof DriverException failed && failed.driverCode().equals(INTERNAL);
    }

    /**
     * Returns the error of a deadlock's victim if H2 failed for this reason; otherwise {@code mapped}. H2 has no error code for a
     * transaction that requests a row while another thread rolls it back.
     */
    public static Throwable victim(Throwable error, Throwable mapped) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException inside
                    && inside.getErrorCode() == DataUtils.ERROR_TRANSACTION_ILLEGAL_STATE) {
                return conflict(code(error));
            }
        }
        return mapped;
    }

    private static RunnelException conflict(String state) {
        return new ConflictException("the statement conflicts with another transaction", null)
                .with("sqlstate", state)
                .hint("run the whole transaction again, or set its retries");
    }

    /** Returns the error of an ended session, for any error that the session raised. */
    public static ConnectionLostException ended(Throwable error) {
        return lost(code(error));
    }

    @Override
    ConnectFailedException unreachable(ConnectCause cause) {
        return fileNotOpened();
    }

    @Override
    protected ConnectFailedException.Kind connectKind(Throwable error) {
        return switch (error instanceof R2dbcException failed ? failed.getErrorCode() : 0) {
            case ErrorCode.WRONG_USER_OR_PASSWORD -> ConnectFailedException.Kind.REFUSED_CREDENTIALS;
            case ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1 -> ConnectFailedException.Kind.UNKNOWN_DATABASE;
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 -> ConnectFailedException.Kind.UNREACHABLE;
            default -> ConnectFailedException.Kind.OTHER;
        };
    }

    /** Parses {@code PUBLIC.users_email INDEX PUBLIC.users_email_INDEX_6 ON PUBLIC.users(email NULLS FIRST) VALUES (…)}. */
    private static ConstraintViolationException unique(R2dbcException failed) {
        Optional<H2MessageParser> message = quoted(failed);
        String constraint = message.map(H2MessageParser::name).orElse(null);
        List<String> columns = message.map(H2ErrorTranslator::keyColumns).orElse(List.of());
        return violated(ConstraintViolationException.Kind.UNIQUE, constraint, columns, code(failed));
    }

    /** Parses the part after the name of the constraint. */
    private static List<String> keyColumns(H2MessageParser message) {
        if (message.skip(" INDEX ")) {
            message.name();
        }
        if (!message.after(" ON ")) {
            return List.of();
        }
        message.name();
        return message.after("(") ? message.names() : List.of();
    }

    /** Parses {@code posts_user: PUBLIC.posts FOREIGN KEY(user_id) REFERENCES PUBLIC.users(id) (…)}. */
    private static ConstraintViolationException foreignKey(R2dbcException failed) {
        Optional<H2MessageParser> message = quoted(failed);
        String constraint = message.flatMap(H2MessageParser::owner).orElse(null);
        List<String> columns = message.map(H2ErrorTranslator::referringColumns).orElse(List.of());
        return violated(ConstraintViolationException.Kind.FOREIGN_KEY, constraint, columns, code(failed));
    }

    /** Parses the part that begins with the name of the table. */
    private static List<String> referringColumns(H2MessageParser message) {
        message.name();
        return message.after(" FOREIGN KEY(") ? message.names() : List.of();
    }

    private static Optional<H2MessageParser> quoted(R2dbcException failed) {
        return H2MessageParser.of(String.valueOf(failed.getMessage()));
    }
}
