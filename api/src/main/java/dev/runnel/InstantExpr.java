package dev.runnel;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A point in time, in microseconds. Its date and its time of day are those in UTC. A computed time
 * is of the years 1 to 9999; another result is an {@code InvalidValueException(COMPUTED)}.
 *
 * @param <M> the model that the expression starts at
 */
public interface InstantExpr<M> extends TimestampExpr<M, Instant> {
    /** Returns the instant and {@code duration} later; NULL where this expression is NULL. */
    default ComputedInstant<M> plus(Duration duration) {
        return new ComputedExprs.Moment<>(TimeExprs.plus(this, duration));
    }

    /** Returns the instant and {@code duration} later; NULL where either is NULL. */
    default ComputedInstant<M> plus(DurationExpr<?> duration) {
        return new ComputedExprs.Moment<>(TimeExprs.plus(this, duration));
    }

    /** Returns the instant and the duration of a parameter of a prepared statement later; NULL where this expression is NULL. */
    default ComputedInstant<M> plus(Parameter<Duration> duration) {
        return new ComputedExprs.Moment<>(TimeExprs.plus(this, duration));
    }

    /** Returns the instant and {@code duration} earlier; NULL where this expression is NULL. */
    default ComputedInstant<M> minus(Duration duration) {
        return new ComputedExprs.Moment<>(TimeExprs.minus(this, duration));
    }

    /** Returns the instant and {@code duration} earlier; NULL where either is NULL. */
    default ComputedInstant<M> minus(DurationExpr<?> duration) {
        return new ComputedExprs.Moment<>(TimeExprs.minus(this, duration));
    }

    /** Returns the instant and the duration of a parameter of a prepared statement earlier; NULL where this expression is NULL. */
    default ComputedInstant<M> minus(Parameter<Duration> duration) {
        return new ComputedExprs.Moment<>(TimeExprs.minus(this, duration));
    }

    /** Returns the duration from {@code earlier} to the instant, negative where {@code earlier} is later; NULL where this expression is NULL. */
    default ComputedDuration<M> minus(Instant earlier) {
        return TimeExprs.between(this, earlier);
    }

    /** Returns the duration from {@code earlier} to the instant, negative where {@code earlier} is later; NULL where either is NULL. */
    default ComputedDuration<M> minus(InstantExpr<?> earlier) {
        return TimeExprs.between(this, earlier);
    }

    /**
     * Returns the instant {@code months} later, or earlier if the number is negative; NULL where this expression is NULL. A day that the month
     * does not have is its last day.
     */
    default ComputedInstant<M> plusMonths(int months) {
        return new ComputedExprs.Moment<>(TimeExprs.plusMonths(this, months));
    }

    /**
     * Returns the instant {@code months} later, or earlier where the number is negative; NULL where either is NULL. A day that the month does
     * not have is its last day.
     */
    default ComputedInstant<M> plusMonths(WholeExpr<?, Integer> months) {
        return new ComputedExprs.Moment<>(TimeExprs.plusMonths(this, months));
    }

    /**
     * Returns the begin of the day, hour, minute or second in UTC; NULL where this expression is NULL.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code unit} is another one
     */
    default ComputedInstant<M> truncatedTo(ChronoUnit unit) {
        return new ComputedExprs.Moment<>(TimeExprs.truncated(this, unit));
    }

    /** Returns the date and the time of day at an offset from UTC; NULL where this expression is NULL. */
    default ComputedDateTime<M> at(ZoneOffset offset) {
        return TimeExprs.atOffset(this, offset);
    }
}
