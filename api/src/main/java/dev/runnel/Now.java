package dev.runnel;

import dev.runnel.internal.BoundExprSource;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.mapping.JdkEncodings;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.StorageType;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The current time of the database in UTC, in microseconds: the begin of the transaction, or of the statement outside a transaction. All
 * statements of a transaction see one time; in a stream outside a transaction, each window sees its own.
 *
 * <pre>{@code
 * Todos.filter(t -> t.due().lt(Now.instant())).update().due(t -> Now.instant())
 * Visits.filter(v -> v.ended().gt(Now.instant().minus(Duration.ofDays(1))))
 * }</pre>
 *
 * <p>A database without a clock rejects it with {@code UnsupportedFeatureException}, before any call. For the time of the application, use
 * {@code Instant.now()} or {@code @Default("now")}.
 */
public final class Now {
    private Now() {}

    /** Returns the current time as an instant. */
    public static <M> InstantExpr<M> instant() {
        BoundExpr now = now(IdentityEncoding.of(StorageType.INSTANT));
        return (InstantExpr<M> & BoundExprSource) () -> now;
    }

    /** Returns the current date and time with the offset UTC. */
    public static <M> OrderedExpr<M, OffsetDateTime> offsetDateTime() {
        BoundExpr now = now(JdkEncodings.OFFSET_DATE_TIME);
        return (OrderedExpr<M, OffsetDateTime> & BoundExprSource) () -> now;
    }

    /** Returns the current date and time in UTC. */
    public static <M> DateTimeExpr<M> localDateTime() {
        BoundExpr now = now(IdentityEncoding.of(StorageType.DATETIME));
        return (DateTimeExpr<M> & BoundExprSource) () -> now;
    }

    /** Returns the current date in UTC. */
    public static <M> DateExpr<M> localDate() {
        BoundExpr now = now(IdentityEncoding.of(StorageType.DATE));
        return (DateExpr<M> & BoundExprSource) () -> now;
    }

    /** Returns the current time of day in UTC. */
    public static <M> TimeExpr<M> localTime() {
        BoundExpr now = now(IdentityEncoding.of(StorageType.TIME));
        return (TimeExpr<M> & BoundExprSource) () -> now;
    }

    private static BoundExpr now(Encoding<?, ?> encoding) {
        return new BoundExpr(new Call(BuiltInFunctions.NOW, List.of(), encoding));
    }
}
