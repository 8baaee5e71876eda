package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.StorageType;

/**
 * An expression with a date and a time of day: a {@link DateTimeExpr}, or an {@link InstantExpr}, whose date and time are those in UTC.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface TimestampExpr<M, T> extends CalendarExpr<M, T> {
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

    /** Returns the date without the time of day; NULL where this expression is NULL. */
    default ComputedDate<M> date() {
        return new ComputedExprs.Date<>(
                FunctionCalls.converted(BuiltInFunctions.DATE, StorageType.DATE, StatementParts.expr(this)));
    }
}
