package dev.runnel;

import dev.runnel.internal.BoundExprSource;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.mapping.JdkEncodings;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.StorageType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The current time of the database in UTC, in microseconds: the begin of the transaction, or of the statement outside a transaction. All
 * statements of a transaction see one time; in a stream outside a transaction, each window sees its own.
 *
 * <pre>{@code
 * Todos.filter(t -> t.due().lt(Now.instant())).update().due(t -> Now.instant())
 * }</pre>
 *
 * <p>A database without a clock rejects it with {@code UnsupportedFeatureException}, before any call. For the time of the application, use
 * {@code Instant.now()} or {@code @Default("now")}.
 */
public final class Now {
    private Now() {}

    /** Returns the current time as an instant. */
    public static <M> OrderedExpr<M, Instant> instant() {
        return of(IdentityEncoding.of(StorageType.INSTANT));
    }

    /** Returns the current date and time with the offset UTC. */
    public static <M> OrderedExpr<M, OffsetDateTime> offsetDateTime() {
        return of(JdkEncodings.OFFSET_DATE_TIME);
    }

    /** Returns the current date and time in UTC. */
    public static <M> OrderedExpr<M, LocalDateTime> localDateTime() {
        return of(IdentityEncoding.of(StorageType.DATETIME));
    }

    /** Returns the current date in UTC. */
    public static <M> OrderedExpr<M, LocalDate> localDate() {
        return of(IdentityEncoding.of(StorageType.DATE));
    }

    /** Returns the current time of day in UTC. */
    public static <M> OrderedExpr<M, LocalTime> localTime() {
        return of(IdentityEncoding.of(StorageType.TIME));
    }

    private static <M, T> OrderedExpr<M, T> of(Encoding<?, ?> encoding) {
        BoundExpr now = new BoundExpr(new Call(BuiltInFunctions.NOW, List.of(), encoding));
        return (OrderedExpr<M, T> & BoundExprSource) () -> now;
    }
}
