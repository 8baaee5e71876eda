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
 * The time of the database in microseconds, in UTC: when the transaction began, or the statement if it is alone. So it is one time in a
 * transaction; of a stream outside of one, each window has its own.
 *
 * <pre>{@code
 * Todos.filter(t -> t.due().lt(Now.instant())).update().due(t -> Now.instant())
 * }</pre>
 *
 * <p>A store without a clock refuses it by name, before any call. The time of the application is an {@code Instant.now()}, or
 * {@code @Default("now")}.
 */
public final class Now {
    private Now() {}

    public static <M> OrderedExpr<M, Instant> instant() {
        return of(IdentityEncoding.of(StorageType.INSTANT));
    }

    public static <M> OrderedExpr<M, OffsetDateTime> offsetDateTime() {
        return of(JdkEncodings.OFFSET_DATE_TIME);
    }

    public static <M> OrderedExpr<M, LocalDateTime> localDateTime() {
        return of(IdentityEncoding.of(StorageType.DATETIME));
    }

    public static <M> OrderedExpr<M, LocalDate> localDate() {
        return of(IdentityEncoding.of(StorageType.DATE));
    }

    public static <M> OrderedExpr<M, LocalTime> localTime() {
        return of(IdentityEncoding.of(StorageType.TIME));
    }

    private static <M, T> OrderedExpr<M, T> of(Encoding<?, ?> encoding) {
        BoundExpr now = new BoundExpr(new Call(BuiltInFunctions.NOW, List.of(), encoding));
        return (OrderedExpr<M, T> & BoundExprSource) () -> now;
    }
}
