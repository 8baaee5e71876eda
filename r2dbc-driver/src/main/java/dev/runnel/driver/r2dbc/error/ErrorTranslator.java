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
 * Turns the errors of one database into those of Runnel. A database's message may quote values: names are read out of it, and it
 * is dropped, so the driver's error is never the cause. Stateless. A database overrides the translation of its codes.
 */
public abstract class ErrorTranslator {

    protected ErrorTranslator() {}

    /** An error of an open connection. What is neither the database's nor the transport's stays as it is. */
    public final Throwable translate(Throwable error) {
        Throwable known = recognized(error);
        if (known instanceof R2dbcException failed) {
            return translate(failed);
        }
        return isTransport(known) ? lost(code(known)) : known;
    }

    /** An error while a connection was being opened. */
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

    /** The database was not reached: over the network, unless a subclass says otherwise. */
    ConnectFailedException unreachable(ConnectCause cause) {
        return new ConnectFailedException(ConnectFailedException.Kind.UNREACHABLE, cause.text, null).hint(cause.advice);
    }

    /** The file of an embedded database could not be opened. */
    protected static ConnectFailedException fileNotOpened() {
        return new ConnectFailedException(
                        ConnectFailedException.Kind.UNREACHABLE, "the file of the database cannot be opened", null)
                .hint("check the path of the URL, that its folder exists, and the rights on both");
    }

    /** Whether a driver requires TLS and the server has none: the drivers raise the class of a rejected user, without its code. */
    private static boolean isTls(Throwable error) {
        return error instanceof R2dbcPermissionDeniedException denied
                && denied.getErrorCode() == 0
                && !code(denied).startsWith("28");
    }

    /** Attaches the server of a URL, which is an address and no secret; never its user. */
    public static ConnectFailedException located(
            ConnectFailedException failed, ConnectionFactoryOptions url, int defaultPort) {
        Object host = url.getValue(ConnectionFactoryOptions.HOST);
        Object port = url.getValue(ConnectionFactoryOptions.PORT);
        return host == null
                ? failed
                : failed.with("host", host.toString())
                        .with("port", port == null ? Integer.toString(defaultPort) : port.toString());
    }

    /** Whether the connection itself is broken, not only what it was doing. */
    public static boolean isConnectionLost(Throwable mapped) {
        return mapped instanceof ConnectionLostException;
    }

    /** An error before anything was sent. Its text may quote a value. */
    public static DriverException rejectedBeforeSend(RuntimeException error) {
        return new DriverException(
                        "the driver rejected a statement before it was sent",
                        error.getClass().getSimpleName(),
                        null)
                .hint("compare the types of the values and the columns, and report it if they agree");
    }

    /** A statement that was not sent, since the server would not take it. */
    public static LimitExceededException tooLarge(long most) {
        return new LimitExceededException(
                        most,
                        "max_allowed_packet",
                        "the statement with its values has more bytes than the server accepts")
                .hint("raise max_allowed_packet on the server, or write fewer or smaller rows in one statement");
    }

    /** A statement that was not answered in time, and was stopped. */
    public static StatementTimeoutException overdue(Duration timeout) {
        return new StatementTimeoutException("the database did not answer a statement within statementTimeout", null)
                .with("statementTimeout", timeout.toString())
                .hint("see in the database what the statement waits for, or raise statementTimeout");
    }

    /** A connection that did not answer in time, and was closed. */
    public static ConnectionLostException silent() {
        return new ConnectionLostException("the database did not answer in time, so the connection was closed", null)
                .hint("check the network and the load of the server; run the transaction again");
    }

    protected abstract RunnelException translate(R2dbcException failed);

    protected abstract ConnectFailedException.Kind connectKind(Throwable error);

    /** The error as the SPI has it, where a driver lets its own through. */
    protected Throwable recognized(Throwable error) {
        return error;
    }

    /** What the database says of an error in short. */
    protected String describe(Throwable error) {
        return code(error);
    }

    protected static boolean isTransport(Throwable error) {
        return error instanceof IOException || error instanceof RejectedExecutionException;
    }

    /** SQLSTATE, else vendor code, else the class of the error. */
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

    /** @param label {@code table} or {@code column} */
    protected static SchemaMismatchException mismatch(String what, String label, @Nullable String name, String code) {
        SchemaMismatchException mismatch = new SchemaMismatchException(what, null);
        if (name != null) {
            mismatch.with(label, name);
        }
        return mismatch.with("sqlstate", code)
                .hint("create it with pushSchema or a migration, or correct the mapping of the model");
    }
}
