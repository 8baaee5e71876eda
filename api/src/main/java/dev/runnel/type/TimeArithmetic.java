package dev.runnel.type;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Arithmetic on times in memory, in microseconds and in UTC. A computed time is of the years 1 to 9999, which each database stores; another
 * result is an error. A time of day continues at midnight.
 */
public final class TimeArithmetic {
    /** The microseconds of a day. */
    public static final long DAY = ChronoUnit.DAYS.getDuration().toNanos() / 1_000;

    /** The first computed time, in microseconds since 1970 in UTC. */
    public static final long FIRST = micros(LocalDateTime.of(1, 1, 1, 0, 0));

    /** The last computed time, in microseconds since 1970 in UTC. */
    public static final long LAST = micros(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));

    private static final long SECOND = 1_000_000;
    private static final int NANOS = 1_000;

    private TimeArithmetic() {}

    /**
     * Returns a time and a duration later.
     *
     * @throws ArithmeticException if the result is not of the years 1 to 9999
     */
    static Object plus(Object time, long micros) {
        return time instanceof LocalTime
                ? of(time, micros(time) + micros % DAY)
                : of(time, Math.addExact(micros(time), micros));
    }

    /**
     * Returns a time and a duration earlier.
     *
     * @throws ArithmeticException if the result is not of the years 1 to 9999
     */
    static Object minus(Object time, long micros) {
        return time instanceof LocalTime
                ? of(time, micros(time) - micros % DAY)
                : of(time, Math.subtractExact(micros(time), micros));
    }

    /**
     * Returns the microseconds from one time to a later one; negative if it is an earlier one.
     *
     * @throws ArithmeticException if they have more than 64 bits
     */
    static long between(Object from, Object to) {
        return Math.subtractExact(micros(to), micros(from));
    }

    /**
     * Returns a time and a number of months later. A day that the month does not have is its last day.
     *
     * @throws ArithmeticException if the result is not of the years 1 to 9999
     */
    static Object plusMonths(Object time, int months) {
        return time instanceof LocalDate date
                ? of(time, micros(date.plusMonths(months)))
                : of(time, micros(dateTime(micros(time)).plusMonths(months)));
    }

    /** Returns the begin of the unit that a time is in. The unit is at most a day. */
    static Object truncated(Object time, long unit) {
        long micros = micros(time);
        return of(time, micros - Math.floorMod(micros, unit));
    }

    /**
     * Returns the date and the time of day of an instant at an offset.
     *
     * @param offset the offset in microseconds
     * @throws ArithmeticException if the result is not of the years 1 to 9999
     */
    static LocalDateTime atOffset(Instant instant, long offset) {
        return dateTime(inRange(Math.addExact(micros(instant), offset)));
    }

    /** Returns the microseconds of a time of day since midnight, of another time since 1970 in UTC. */
    private static long micros(Object time) {
        if (time instanceof LocalTime timeOfDay) {
            return timeOfDay.toNanoOfDay() / NANOS;
        }
        if (time instanceof LocalDate date) {
            return Math.multiplyExact(date.toEpochDay(), DAY);
        }
        Instant instant = time instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : (Instant) time;
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano() / NANOS);
    }

    /** Returns the time of the type of {@code other}. */
    private static Object of(Object other, long micros) {
        if (other instanceof LocalTime) {
            return LocalTime.ofNanoOfDay(Math.floorMod(micros, DAY) * NANOS);
        }
        LocalDateTime time = dateTime(inRange(micros));
        return other instanceof LocalDate
                ? time.toLocalDate()
                : other instanceof Instant ? time.toInstant(ZoneOffset.UTC) : time;
    }

    private static LocalDateTime dateTime(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, SECOND), (int) Math.floorMod(micros, SECOND) * NANOS, ZoneOffset.UTC);
    }

    private static long inRange(long micros) {
        if (micros < FIRST || micros > LAST) {
            throw new ArithmeticException("not of the years 1 to 9999");
        }
        return micros;
    }
}
