package dev.runnel;

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
 *
 * @param <M> the model that it is used on
 * @param <T> the Java type of its value
 */
public final class Now<M, T> implements OrderedExpr<M, T> {
    private final BoundExpr fragment;

    private Now(Encoding<?, ?> mapping) {
        this.fragment = new BoundExpr(new Call(BuiltInFunctions.NOW, List.of(), mapping));
    }

    @Override
    public BoundExpr fragment() {
        return fragment;
    }

    public static <M> Now<M, Instant> instant() {
        return new Now<>(IdentityEncoding.of(StorageType.INSTANT));
    }

    public static <M> Now<M, OffsetDateTime> offsetDateTime() {
        return new Now<>(JdkEncodings.OFFSET_DATE_TIME);
    }

    public static <M> Now<M, LocalDateTime> localDateTime() {
        return new Now<>(IdentityEncoding.of(StorageType.DATETIME));
    }

    public static <M> Now<M, LocalDate> localDate() {
        return new Now<>(IdentityEncoding.of(StorageType.DATE));
    }

    public static <M> Now<M, LocalTime> localTime() {
        return new Now<>(IdentityEncoding.of(StorageType.TIME));
    }
}
