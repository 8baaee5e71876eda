package dev.runnel;

import dev.runnel.type.BuiltInFunctions;

/**
 * An expression with a date: a {@link DateExpr}, a {@link DateTimeExpr} or an {@link InstantExpr}, whose date is that in UTC. Dates are those
 * of ISO 8601: the Gregorian calendar, also before its introduction.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface CalendarExpr<M, T> extends OrderedExpr<M, T> {
    /** Returns the year; NULL where this expression is NULL. */
    default ComputedWhole<M, Integer> year() {
        return FunctionCalls.part(BuiltInFunctions.YEAR, this);
    }

    /** Returns the month, from 1 to 12; NULL where this expression is NULL. */
    default ComputedWhole<M, Integer> month() {
        return FunctionCalls.part(BuiltInFunctions.MONTH, this);
    }

    /** Returns the day of the month, from 1 to 31; NULL where this expression is NULL. */
    default ComputedWhole<M, Integer> day() {
        return FunctionCalls.part(BuiltInFunctions.DAY, this);
    }

    /** Returns the day of the week, from 1 for Monday to 7 for Sunday; NULL where this expression is NULL. */
    default ComputedWhole<M, Integer> dayOfWeek() {
        return FunctionCalls.part(BuiltInFunctions.DAY_OF_WEEK, this);
    }
}
