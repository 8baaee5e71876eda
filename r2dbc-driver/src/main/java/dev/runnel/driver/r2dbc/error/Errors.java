package dev.runnel.driver.r2dbc.error;

import dev.runnel.error.ConnectFailed;
import dev.runnel.error.ConnectionLost;
import dev.runnel.error.ConstraintViolated;
import dev.runnel.error.DriverFailed;
import dev.runnel.error.InvalidValue;
import dev.runnel.error.ReadOnly;
import dev.runnel.error.RunnelException;
import dev.runnel.error.SchemaMismatch;
import dev.runnel.error.Timeout;
import dev.runnel.error.TooLarge;
import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the errors of one database into those of Runnel. A database's message may quote values: names are read out of it, and it
 * is dropped, so the driver's error is never the cause.
 */
public abstract class Errors {

    Errors() {}

    /** An error of an open connection. What is neither the database's nor the transport's stays as it is. */
    public final Throwable running(Throwable error) {
        Throwable known = recognized(error);
        if (known instanceof R2dbcException failed) {
            return running(failed);
        }
        return isTransport(known) ? lost(code(known)) : known;
    }

    /** An error while a connection was being opened. */
    public final RunnelException connecting(Throwable error) {
        if (error instanceof RunnelException ours) {
            return ours;
        }
        Throwable known = recognized(error);
        ConnectFailed.Kind kind = connectKind(known);
        ConnectFailed failed = switch (kind) {
            case UNREACHABLE ->
                new ConnectFailed(kind, "the database does not answer", null)
                        .hint("check the host, port or file of the URL, and that the server runs");
            case REFUSED_CREDENTIALS ->
                new ConnectFailed(kind, "the database refuses the user or the password", null)
                        .hint("check both in the URL; special characters in them are percent-encoded");
            case UNKNOWN_DATABASE ->
                new ConnectFailed(kind, "the server has no such database", null)
                        .hint("create it, or mend the name in the URL");
            case OTHER ->
                new ConnectFailed(kind, "no connection to the database could be opened", null)
                        .hint("check the URL, and the log of the server");
        };
        return failed.with("sqlstate", said(known));
    }

    /** Whether the connection itself is broken, not only what it was doing. */
    public static boolean isConnectionLost(Throwable mapped) {
        return mapped instanceof ConnectionLost;
    }

    /** An error before anything was sent. Its text may quote a value. */
    public static DriverFailed notSent(RuntimeException error) {
        return new DriverFailed(
                "the driver refused a statement", error.getClass().getSimpleName(), null);
    }

    /** A statement that was not sent, since the server would not take it. */
    public static TooLarge tooLarge(long most) {
        return new TooLarge(
                        most, "max_allowed_packet", "a statement with its values has more bytes than the server takes")
                .hint("raise max_allowed_packet of the server, or send less at a time");
    }

    /** A statement that was not answered in time, and was stopped. */
    public static Timeout overdue(Duration timeout) {
        return new Timeout("the database did not answer a statement in time", null)
                .with("statement timeout", timeout.toString())
                .hint("raise statementTimeout, or see what the database is waiting for");
    }

    /** A connection that did not answer in time, and was closed. */
    public static ConnectionLost silent() {
        return new ConnectionLost("the database did not answer in time, and the connection was closed", null);
    }

    abstract RunnelException running(R2dbcException failed);

    abstract ConnectFailed.Kind connectKind(Throwable error);

    /** The error as the SPI has it, where a driver lets its own through. */
    Throwable recognized(Throwable error) {
        return error;
    }

    /** What the database says of an error in short. */
    String said(Throwable error) {
        return code(error);
    }

    static boolean isTransport(Throwable error) {
        return error instanceof IOException || error instanceof RejectedExecutionException;
    }

    /** SQLSTATE, else vendor code, else the class of the error. */
    static String code(Throwable error) {
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

    static ConnectionLost lost(String code) {
        return new ConnectionLost("the connection to the database broke", null).with("sqlstate", code);
    }

    static InvalidValue computed(String code) {
        return InvalidValue.computed().with("sqlstate", code);
    }

    static DriverFailed unnamed(R2dbcException failed) {
        return unnamed(code(failed));
    }

    static DriverFailed unnamed(String code) {
        return new DriverFailed("the database refused a statement", code, null).with("sqlstate", code);
    }

    static ConstraintViolated violated(
            ConstraintViolated.Kind kind, @Nullable String constraint, List<String> columns, String code) {
        return new ConstraintViolated(kind, constraint, columns).with("sqlstate", code);
    }

    static ReadOnly readOnly(String code) {
        return new ReadOnly("a statement writes where the database only lets read", null).with("sqlstate", code);
    }

    /** @param label {@code table} or {@code column} */
    static SchemaMismatch mismatch(String what, String label, @Nullable String name, String code) {
        SchemaMismatch mismatch = new SchemaMismatch(what, null);
        if (name != null) {
            mismatch.with(label, name);
        }
        return mismatch.with("sqlstate", code).hint("create it with pushSchema, or mend the model's mapping");
    }
}
