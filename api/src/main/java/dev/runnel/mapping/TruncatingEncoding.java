package dev.runnel.mapping;

import dev.runnel.error.InvalidValueException;
import dev.runnel.type.StorageType;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * The times of a column with a declared number of digits of the second. Further digits are truncated, towards the past.
 *
 * @param inner the encoding of the times in a column without a declared number
 * @param digits the number of digits of the fraction of the second, from 0 to 6
 * @param <J> the Java type
 * @param <S> the carrier of the storage type
 */
public record TruncatingEncoding<J, S>(Encoding<J, S> inner, int digits) implements Encoding<J, S> {
    private static final int NANOS_OF_SECOND = 1_000_000_000;

    @Override
    public StorageType storage() {
        return inner.storage();
    }

    @Override
    public int bytes() {
        return inner.bytes();
    }

    @Override
    public InvalidValueException.@Nullable Reason violation(J value) {
        return inner.violation(value);
    }

    @Override
    public S encode(J value) {
        return truncated(inner.encode(value), digits);
    }

    /**
     * Returns a time without the further digits of its second, truncated towards the past.
     *
     * @param time a time of {@code java.time} with nanoseconds
     * @param digits the number of digits that remain
     * @param <T> the type of the time
     */
    @SuppressWarnings("unchecked")
    public static <T> T truncated(T time, int digits) {
        Temporal temporal = (Temporal) time;
        int step = NANOS_OF_SECOND / (int) Math.pow(10, digits);
        int nanos = temporal.get(ChronoField.NANO_OF_SECOND);
        return nanos % step == 0 ? time : (T) temporal.with(ChronoField.NANO_OF_SECOND, nanos - nanos % step);
    }

    @Override
    public boolean isExact(J value) {
        S stored = inner.encode(value);
        return inner.isExact(value) && truncated(stored, digits).equals(stored);
    }

    @Override
    public J decode(S stored) {
        return inner.decode(stored);
    }

    @Override
    public boolean isSurjective() {
        return inner.isSurjective();
    }

    @Override
    public boolean preserves(PreservedOperator operator) {
        return inner.preserves(operator);
    }

    @Override
    public Encoding<J, S> ofAllDigits() {
        return inner;
    }

    /** Each stored time is also a stored time of the inner encoding. */
    @Override
    public Encoding<?, ?> storageForm() {
        return inner.storageForm();
    }
}
