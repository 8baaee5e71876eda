package dev.runnel;

import java.time.LocalDate;

/**
 * A date. A computed date is of the years 1 to 9999; another result is an
 * {@code InvalidValueException(COMPUTED)}.
 *
 * @param <M> the model that the expression starts at
 */
public interface DateExpr<M> extends CalendarExpr<M, LocalDate> {
    /** Returns the date {@code days} later, or earlier if the number is negative; NULL where this expression is NULL. */
    default ComputedDate<M> plusDays(int days) {
        return new ComputedExprs.Date<>(TimeExprs.plusDays(this, days));
    }

    /** Returns the date {@code days} later, or earlier where the number is negative; NULL where either is NULL. */
    default ComputedDate<M> plusDays(WholeExpr<?, Integer> days) {
        return new ComputedExprs.Date<>(TimeExprs.plusDays(this, days));
    }

    /** Returns the duration from {@code earlier} to the date, negative where {@code earlier} is later; NULL where this expression is NULL. */
    default ComputedDuration<M> minus(LocalDate earlier) {
        return TimeExprs.between(this, earlier);
    }

    /** Returns the duration from {@code earlier} to the date, negative where {@code earlier} is later; NULL where either is NULL. */
    default ComputedDuration<M> minus(DateExpr<?> earlier) {
        return TimeExprs.between(this, earlier);
    }

    /**
     * Returns the date {@code months} later, or earlier if the number is negative; NULL where this expression is NULL. A day that the month
     * does not have is its last day.
     */
    default ComputedDate<M> plusMonths(int months) {
        return new ComputedExprs.Date<>(TimeExprs.plusMonths(this, months));
    }

    /**
     * Returns the date {@code months} later, or earlier where the number is negative; NULL where either is NULL. A day that the month does
     * not have is its last day.
     */
    default ComputedDate<M> plusMonths(WholeExpr<?, Integer> months) {
        return new ComputedExprs.Date<>(TimeExprs.plusMonths(this, months));
    }
}
