package dev.runnel;

import dev.runnel.type.BuiltInFunctions;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * A time of day, in microseconds.
 *
 * @param <M> the model that the expression starts at
 */
public interface TimeExpr<M> extends OrderedExpr<M, LocalTime> {
    /** Returns the hour, from 0 to 23; NULL where this expression is NULL. */
    default ComputedWhole<M, Integer> hour() {
        return FunctionCalls.part(BuiltInFunctions.HOUR, this);
    }

    /** Returns the minute, from 0 to 59; NULL where this expression is NULL. */
    default ComputedWhole<M, Integer> minute() {
        return FunctionCalls.part(BuiltInFunctions.MINUTE, this);
    }

    /** Returns the second without its fraction, from 0 to 59; NULL where this expression is NULL. */
    default ComputedWhole<M, Integer> second() {
        return FunctionCalls.part(BuiltInFunctions.SECOND, this);
    }

    /** Returns the time and {@code duration} later; it continues at midnight; NULL where this expression is NULL. */
    default ComputedTime<M> plus(Duration duration) {
        return new ComputedExprs.TimeOfDay<>(TimeExprs.plus(this, duration));
    }

    /** Returns the time and {@code duration} later; it continues at midnight; NULL where either is NULL. */
    default ComputedTime<M> plus(DurationExpr<?> duration) {
        return new ComputedExprs.TimeOfDay<>(TimeExprs.plus(this, duration));
    }

    /** Returns the time and the duration of a parameter of a prepared statement later; it continues at midnight; NULL where this expression is NULL. */
    default ComputedTime<M> plus(Parameter<Duration> duration) {
        return new ComputedExprs.TimeOfDay<>(TimeExprs.plus(this, duration));
    }

    /** Returns the time and {@code duration} earlier; it continues at midnight; NULL where this expression is NULL. */
    default ComputedTime<M> minus(Duration duration) {
        return new ComputedExprs.TimeOfDay<>(TimeExprs.minus(this, duration));
    }

    /** Returns the time and {@code duration} earlier; it continues at midnight; NULL where either is NULL. */
    default ComputedTime<M> minus(DurationExpr<?> duration) {
        return new ComputedExprs.TimeOfDay<>(TimeExprs.minus(this, duration));
    }

    /** Returns the time and the duration of a parameter of a prepared statement earlier; it continues at midnight; NULL where this expression is NULL. */
    default ComputedTime<M> minus(Parameter<Duration> duration) {
        return new ComputedExprs.TimeOfDay<>(TimeExprs.minus(this, duration));
    }

    /** Returns the duration from {@code earlier} to the time, negative where {@code earlier} is later; NULL where this expression is NULL. */
    default ComputedDuration<M> minus(LocalTime earlier) {
        return TimeExprs.between(this, earlier);
    }

    /** Returns the duration from {@code earlier} to the time, negative where {@code earlier} is later; NULL where either is NULL. */
    default ComputedDuration<M> minus(TimeExpr<?> earlier) {
        return TimeExprs.between(this, earlier);
    }

    /**
     * Returns the begin of the day, hour, minute or second; NULL where this expression is NULL.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code unit} is another one
     */
    default ComputedTime<M> truncatedTo(ChronoUnit unit) {
        return new ComputedExprs.TimeOfDay<>(TimeExprs.truncated(this, unit));
    }
}
