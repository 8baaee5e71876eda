package dev.runnel.driver.r2dbc.error;

import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConnectionLostException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.DriverException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.LimitExceededException;
import dev.runnel.error.ReadOnlyTransactionException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.SchemaMismatchException;
import dev.runnel.error.StatementTimeoutException;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A translator of one database's errors into Runnel's errors. It is stateless, and a subclass translates the error codes of its database.
 *
 * <p>The message of a database may quote values. A translator reads names from the message and drops it, so the driver's error is never the
 * cause.
 */
public abstract class ErrorTranslator {

    protected ErrorTranslator() {}

    /** Translates an error of an open connection. The result is the error itself if neither the database nor the transport raised it. */
    public final Throwable translate(Throwable error) {
        Throwable known = recognized(error);
        if (known instanceof R2dbcException failed) {
            return translate(failed);
        }
        return isTransport(known) ? lost(code(known)) : known;
    }

    /** Translates an error that occurred while a connection was being opened. */
    public final RunnelException translateConnect(Throwable error) {
        if (error instanceof RunnelException ours) {
            return ours;
        }
        Throwable known = recognized(error);
        ConnectCause cause = isTls(known) ? ConnectCause.TLS : ConnectCause.of(known);
        return notConnected(cause == ConnectCause.TLS ? ConnectFailedException.Kind.OTHER : connectKind(known), cause)
                .with("sqlstate", describe(known));
    }

    private ConnectFailedException notConnected(ConnectFailedException.Kind kind, ConnectCause cause) {
        if (cause == ConnectCause.TLS) {
            return new ConnectFailedException(kind, cause.text, null).hint(cause.advice);
        }
        return switch (kind) {
            case UNREACHABLE -> unreachable(cause);
            case REFUSED_CREDENTIALS ->
                new ConnectFailedException(kind, "the database rejects the user or the password", null)
                        .hint("check both in the URL: special characters in them are percent-encoded; the server may"
                                + " also admit this user only from other hosts or with TLS");
            case UNKNOWN_DATABASE ->
                new ConnectFailedException(kind, "the server has no database of the name in the URL", null)
                        .hint("create it, or correct the name at the end of the URL");
            case OTHER ->
                new ConnectFailedException(kind, "the database did not accept the connection", null)
                        .hint("look up the sqlstate, and read the log of the server");
        };
    }

    /** Returns the error of a database that cannot be reached. This implementation describes a failure of the network. */
    ConnectFailedException unreachable(ConnectCause cause) {
        return new ConnectFailedException(ConnectFailedException.Kind.UNREACHABLE, cause.text, null).hint(cause.advice);
    }

    /** Returns the error of an embedded database whose file cannot be opened. */
    protected static ConnectFailedException fileNotOpened() {
        return new ConnectFailedException(
                        ConnectFailedException.Kind.UNREACHABLE, "the file of the database cannot be opened", null)
                .hint("check the path of the URL, that its folder exists, and the rights on both");
    }

    /**
     * Returns whether the driver requires TLS and the server has none. The drivers then raise the class of a rejected user, without its
     * code.
     */
    private static boolean isTls(Throwable error) {
        return error instanceof R2dbcPermissionDeniedException denied
                && denied.getErrorCode() == 0
                && !code(denied).startsWith("28");
    }

    /** Adds the host and port of the URL to the error, and never its user. The address is no secret. */
    public static ConnectFailedException located(
            ConnectFailedException failed, ConnectionFactoryOptions url, int defaultPort) {
        Object host = url.getValue(ConnectionFactoryOptions.HOST);
        Object port = url.getValue(ConnectionFactoryOptions.PORT);
        return host == null
                ? failed
                : failed.with("host", host.toString())
                        .with("port", port == null ? Integer.toString(defaultPort) : port.toString());
    }

    /** Returns whether the connection is broken, and not only its statement. */
    public static boolean isConnectionLost(Throwable mapped) {
        return mapped instanceof ConnectionLostException;
    }

    /**
     * Returns the error of a statement that the driver rejected before it was sent. It has only the class of {@code error}, whose message
     * may quote a value.
     */
    public static DriverException rejectedBeforeSend(RuntimeException error) {
        return new DriverException(
                        "the driver rejected a statement before it was sent",
                        error.getClass().getSimpleName(),
                        null)
                .hint("compare the types of the values and the columns, and report it if they agree");
    }

    /**
     * Returns the error of a statement that was not sent because it exceeds the maximum size of the server.
     *
     * @param most the maximum size in bytes
     */
    public static LimitExceededException tooLarge(long most) {
        return new LimitExceededException(
                        most,
                        "max_allowed_packet",
                        "the statement with its values has more bytes than the server accepts")
                .hint("raise max_allowed_packet on the server, or write fewer or smaller rows in one statement");
    }

    /** Returns the error of a statement that was not answered in time and was cancelled. */
    public static StatementTimeoutException overdue(Duration timeout) {
        return new StatementTimeoutException("the database did not answer a statement within statementTimeout", null)
                .with("statementTimeout", timeout.toString())
                .hint("see in the database what the statement waits for, or raise statementTimeout");
    }

    /** Returns the error of a connection that did not answer in time and was closed. */
    public static ConnectionLostException unresponsive() {
        return new ConnectionLostException("the database did not answer in time, so the connection was closed", null)
                .hint("check the network and the load of the server; run the transaction again");
    }

    protected abstract RunnelException translate(R2dbcException failed);

    protected abstract ConnectFailedException.Kind connectKind(Throwable error);

    /** Returns the error as an error of the R2DBC SPI, if the driver raised an internal one; otherwise the error itself. */
    protected Throwable recognized(Throwable error) {
        return error;
    }

    /** Returns the code of the database for an error. */
    protected String describe(Throwable error) {
        return code(error);
    }

    protected static boolean isTransport(Throwable error) {
        return error instanceof IOException || error instanceof RejectedExecutionException;
    }

    /** Returns the SQLSTATE; otherwise the vendor code; otherwise the name of the error's class. */
    protected static String code(Throwable error) {
        if (error instanceof R2dbcException failed) {
            if (failed.getSqlState() != null) {
                return failed.getSqlState();
            }
            if (failed.getErrorCode() != 0) {
                return Integer.toString(failed.getErrorCode());
            }
        }
        return error.getClass().getSimpleName();
    }

    protected static ConnectionLostException lost(String code) {
        return new ConnectionLostException("the connection to the database broke", null)
                .with("sqlstate", code)
                .hint(
                        "run the transaction again: it was rolled back; a write outside of a transaction may have been done");
    }

    protected static InvalidValueException computed(String code) {
        return InvalidValueException.computed().with("sqlstate", code);
    }

    protected static DriverException unnamed(R2dbcException failed) {
        return unnamed(code(failed));
    }

    protected static DriverException unnamed(String code) {
        return new DriverException("the database rejected the statement", code, null)
                .with("sqlstate", code)
                .hint("look up the code in the manual of the database, and read its log");
    }

    protected static ConstraintViolationException violated(
            ConstraintViolationException.Kind kind, @Nullable String constraint, List<String> columns, String code) {
        return new ConstraintViolationException(kind, constraint, columns).with("sqlstate", code);
    }

    protected static ReadOnlyTransactionException readOnly(String code) {
        return new ReadOnlyTransactionException(
                        "the statement writes, and the database or the session is read-only", null)
                .with("sqlstate", code)
                .hint("connect to the primary server, or make the database writable");
    }

    /**
     * Returns the error of a table or column that does not match the model.
     *
     * @param label {@code table} or {@code column}
     * @param name the name of the table or column; null if it is unknown
     */
    protected static SchemaMismatchException mismatch(String what, String label, @Nullable String name, String code) {
        SchemaMismatchException mismatch = new SchemaMismatchException(what, null);
        if (name != null) {
            mismatch.with(label, name);
        }
        return mismatch.with("sqlstate", code)
                .hint("create it with pushSchema or a migration, or correct the mapping of the model");
    }
}
