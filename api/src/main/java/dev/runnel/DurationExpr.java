package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.type.BuiltInFunctions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * A duration, in microseconds. The units of a duration are those that {@link Duration} returns.
 *
 * @param <M> the model that the expression starts at
 */
public interface DurationExpr<M> extends AdditiveExpr<M, Duration> {
    /** Returns the sum of this duration and {@code addend}; NULL where this expression is NULL. */
    @Override
    default ComputedDuration<M> plus(Duration addend) {
        return new ComputedExprs.Elapsed<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.PLUS, addend));
    }

    /** Returns the sum of this duration and {@code addend}; NULL where either is NULL. */
    @Override
    default ComputedDuration<M> plus(AdditiveExpr<?, Duration> addend) {
        return new ComputedExprs.Elapsed<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.PLUS, StatementParts.expr(addend)));
    }

    /** Returns this duration minus {@code subtrahend}; NULL where this expression is NULL. */
    @Override
    default ComputedDuration<M> minus(Duration subtrahend) {
        return new ComputedExprs.Elapsed<>(
                ArithmeticExprs.with(StatementParts.expr(this), BuiltInFunctions.MINUS, subtrahend));
    }

    /** Returns this duration minus {@code subtrahend}; NULL where either is NULL. */
    @Override
    default ComputedDuration<M> minus(AdditiveExpr<?, Duration> subtrahend) {
        return new ComputedExprs.Elapsed<>(
                ArithmeticExprs.of(StatementParts.expr(this), BuiltInFunctions.MINUS, StatementParts.expr(subtrahend)));
    }

    /** Returns the number of days, as {@link Duration#toDays} does; NULL where this expression is NULL. */
    default ComputedWhole<M, Long> toDays() {
        return TimeExprs.units(this, ChronoUnit.DAYS);
    }

    /** Returns the number of hours, as {@link Duration#toHours} does; NULL where this expression is NULL. */
    default ComputedWhole<M, Long> toHours() {
        return TimeExprs.units(this, ChronoUnit.HOURS);
    }

    /** Returns the number of minutes, as {@link Duration#toMinutes} does; NULL where this expression is NULL. */
    default ComputedWhole<M, Long> toMinutes() {
        return TimeExprs.units(this, ChronoUnit.MINUTES);
    }

    /** Returns the number of seconds, as {@link Duration#toSeconds} does; NULL where this expression is NULL. */
    default ComputedWhole<M, Long> toSeconds() {
        return new ComputedExprs.Whole<>(TimeExprs.seconds(this));
    }

    /** Returns the number of milliseconds, as {@link Duration#toMillis} does; NULL where this expression is NULL. */
    default ComputedWhole<M, Long> toMillis() {
        return TimeExprs.millis(this);
    }
}
