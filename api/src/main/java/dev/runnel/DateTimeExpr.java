package dev.runnel;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A date and a time of day without a zone, in microseconds. A computed time
 * is of the years 1 to 9999; another result is an {@code InvalidValueException(COMPUTED)}.
 *
 * @param <M> the model that the expression starts at
 */
public interface DateTimeExpr<M> extends TimestampExpr<M, LocalDateTime> {
    /** Returns the date and time and {@code duration} later; NULL where this expression is NULL. */
    default ComputedDateTime<M> plus(Duration duration) {
        return new ComputedExprs.DateTime<>(TimeExprs.plus(this, duration));
    }

    /** Returns the date and time and {@code duration} later; NULL where either is NULL. */
    default ComputedDateTime<M> plus(DurationExpr<?> duration) {
        return new ComputedExprs.DateTime<>(TimeExprs.plus(this, duration));
    }

    /** Returns the date and time and the duration of a parameter of a prepared statement later; NULL where this expression is NULL. */
    default ComputedDateTime<M> plus(Parameter<Duration> duration) {
        return new ComputedExprs.DateTime<>(TimeExprs.plus(this, duration));
    }

    /** Returns the date and time and {@code duration} earlier; NULL where this expression is NULL. */
    default ComputedDateTime<M> minus(Duration duration) {
        return new ComputedExprs.DateTime<>(TimeExprs.minus(this, duration));
    }

    /** Returns the date and time and {@code duration} earlier; NULL where either is NULL. */
    default ComputedDateTime<M> minus(DurationExpr<?> duration) {
        return new ComputedExprs.DateTime<>(TimeExprs.minus(this, duration));
    }

    /** Returns the date and time and the duration of a parameter of a prepared statement earlier; NULL where this expression is NULL. */
    default ComputedDateTime<M> minus(Parameter<Duration> duration) {
        return new ComputedExprs.DateTime<>(TimeExprs.minus(this, duration));
    }

    /** Returns the duration from {@code earlier} to the date and time, negative where {@code earlier} is later; NULL where this expression is NULL. */
    default ComputedDuration<M> minus(LocalDateTime earlier) {
        return TimeExprs.between(this, earlier);
    }

    /** Returns the duration from {@code earlier} to the date and time, negative where {@code earlier} is later; NULL where either is NULL. */
    default ComputedDuration<M> minus(DateTimeExpr<?> earlier) {
        return TimeExprs.between(this, earlier);
    }

    /**
     * Returns the date and time {@code months} later, or earlier if the number is negative; NULL where this expression is NULL. A day that the month
     * does not have is its last day.
     */
    default ComputedDateTime<M> plusMonths(int months) {
        return new ComputedExprs.DateTime<>(TimeExprs.plusMonths(this, months));
    }

    /**
     * Returns the date and time {@code months} later, or earlier where the number is negative; NULL where either is NULL. A day that the month does
     * not have is its last day.
     */
    default ComputedDateTime<M> plusMonths(WholeExpr<?, Integer> months) {
        return new ComputedExprs.DateTime<>(TimeExprs.plusMonths(this, months));
    }

    /**
     * Returns the begin of the day, hour, minute or second; NULL where this expression is NULL.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code unit} is another one
     */
    default ComputedDateTime<M> truncatedTo(ChronoUnit unit) {
        return new ComputedExprs.DateTime<>(TimeExprs.truncated(this, unit));
    }
}
