package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.mapping.JdkEncodings;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds calls of the functions that compute with times and durations. */
final class TimeExprs {
    private static final Set<ChronoUnit> UNITS =
            EnumSet.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS);

    private static final int NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private TimeExprs() {}

    static BoundExpr plus(Expr<?, ?> time, Duration duration) {
        return moved(BuiltInFunctions.PLUS_DURATION, time, duration);
    }

    static BoundExpr plus(Expr<?, ?> time, Expr<?, Duration> duration) {
        return moved(BuiltInFunctions.PLUS_DURATION, time, duration);
    }

    static BoundExpr minus(Expr<?, ?> time, Duration duration) {
        return moved(BuiltInFunctions.MINUS_DURATION, time, duration);
    }

    static BoundExpr minus(Expr<?, ?> time, Expr<?, Duration> duration) {
        return moved(BuiltInFunctions.MINUS_DURATION, time, duration);
    }

    private static BoundExpr moved(FunctionDescriptor function, Expr<?, ?> time, Expr<?, Duration> duration) {
        BoundExpr other = StatementParts.expr(duration);
        return other.shape() instanceof ValueExpr
                ? moved(function, time, other.values()[0])
                : call(function, StatementParts.expr(time), other);
    }

    private static BoundExpr moved(FunctionDescriptor function, Expr<?, ?> time, @Nullable Object duration) {
        BoundExpr moved = StatementParts.expr(time);
        return call(function, moved, operand(moved, JdkEncodings.DURATION, duration));
    }

    /** Moves a date by a constant number of days. */
    static BoundExpr plusDays(Expr<?, ?> date, long days) {
        return plus(date, Duration.ofDays(days));
    }

    /** Moves a date by a number of days of the row. */
    static BoundExpr plusDays(Expr<?, ?> date, WholeExpr<?, Integer> days) {
        BoundExpr micros = ArithmeticExprs.with(
                ArithmeticExprs.whole(StatementParts.expr(days)),
                BuiltInFunctions.TIMES,
                ChronoUnit.DAYS.getDuration().toNanos() / NANOS_PER_MICRO);
        return call(BuiltInFunctions.PLUS_DURATION, StatementParts.expr(date), micros);
    }

    static BoundExpr plusMonths(Expr<?, ?> time, int months) {
        return call(BuiltInFunctions.PLUS_MONTHS, StatementParts.expr(time), Constant.bound(StorageType.I32, months));
    }

    static BoundExpr plusMonths(Expr<?, ?> time, WholeExpr<?, Integer> months) {
        return call(BuiltInFunctions.PLUS_MONTHS, StatementParts.expr(time), StatementParts.expr(months));
    }

    /**
     * Truncates a time.
     *
     * @throws InvalidValueException if the unit is not one of days, hours, minutes and seconds
     */
    static BoundExpr truncated(Expr<?, ?> time, ChronoUnit unit) {
        BoundExpr truncated = StatementParts.expr(time);
        if (!UNITS.contains(unit)) {
            throw new InvalidValueException(
                    ParameterValues.nameOf(truncated.shape()), InvalidValueException.Reason.OUT_OF_RANGE);
        }
        return call(
                BuiltInFunctions.TRUNCATED_TO,
                truncated,
                literal(unit.getDuration().toNanos() / NANOS_PER_MICRO));
    }

    static <M> ComputedDateTime<M> atOffset(Expr<M, ?> instant, ZoneOffset offset) {
        BoundExpr micros = Constant.bound(StorageType.I64, offset.getTotalSeconds() * MICROS_PER_SECOND);
        BoundExpr value = StatementParts.expr(instant);
        return new ComputedExprs.DateTime<>(
                call(BuiltInFunctions.AT_OFFSET, IdentityEncoding.of(StorageType.DATETIME), value, micros));
    }

    /** Returns the duration from a constant time to the time of the row. */
    static <M> ComputedDuration<M> between(Expr<M, ?> time, @Nullable Object earlier) {
        BoundExpr value = StatementParts.expr(time);
        return between(value, operand(value, IdentityEncoding.of(storage(value)), earlier));
    }

    static <M> ComputedDuration<M> between(Expr<M, ?> time, Expr<?, ?> earlier) {
        return between(StatementParts.expr(time), StatementParts.expr(earlier));
    }

    private static <M> ComputedDuration<M> between(BoundExpr time, BoundExpr earlier) {
        return new ComputedExprs.Elapsed<>(
                call(BuiltInFunctions.DURATION_BETWEEN, JdkEncodings.DURATION, time, earlier));
    }

    /** Returns the seconds of a duration as {@link Duration#getSeconds} does: the fraction of a second is never negative. */
    static BoundExpr seconds(Expr<?, Duration> duration) {
        BoundExpr value = StatementParts.expr(duration);
        Call seconds =
                new Call(BuiltInFunctions.TO_SECONDS, List.of(value.shape()), IdentityEncoding.of(StorageType.I64));
        return new BoundExpr(seconds, value.values()).of(value, value);
    }

    /** Returns the complete units of a duration. */
    static <M> ComputedWhole<M, Long> units(Expr<M, Duration> duration, ChronoUnit unit) {
        return new ComputedExprs.Whole<>(
                divided(seconds(duration), unit.getDuration().toSeconds()));
    }

    static <M> ComputedWhole<M, Long> millis(Expr<M, Duration> duration) {
        return new ComputedExprs.Whole<>(divided(StatementParts.expr(duration), MICROS_PER_MILLI));
    }

    private static BoundExpr divided(BoundExpr number, long divisor) {
        return call(BuiltInFunctions.DIVIDED_BY, IdentityEncoding.of(StorageType.I64), number, literal(divisor));
    }

    /** The result has the type of the first operand. */
    private static BoundExpr call(FunctionDescriptor function, BoundExpr time, BoundExpr other) {
        return call(function, IdentityEncoding.of(storage(time)), time, other);
    }

    private static BoundExpr call(
            FunctionDescriptor function, Encoding<?, ?> result, BoundExpr first, BoundExpr second) {
        Call call = new Call(function, List.of(first.shape(), second.shape()), result);
        return new BoundExpr(call, BoundExpr.join(first.values(), second.values())).of(first, second);
    }

    private static StorageType storage(BoundExpr time) {
        return time.shape().type().storage();
    }

    private static BoundExpr operand(BoundExpr time, Encoding<?, ?> encoding, @Nullable Object value) {
        String name = ParameterValues.nameOf(time.shape());
        if (value == null) {
            throw new InvalidValueException(name, InvalidValueException.Reason.NULL);
        }
        return ParameterValues.operand(encoding, name, value);
    }

    private static BoundExpr literal(long value) {
        return new BoundExpr(new ValueExpr(new Value.Literal(value, Type.of(StorageType.I64))));
    }
}
