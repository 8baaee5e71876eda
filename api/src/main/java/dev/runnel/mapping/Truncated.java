package dev.runnel.mapping;

import dev.runnel.error.InvalidValue;
import dev.runnel.schema.ColumnType;
import dev.runnel.type.Storage;
import org.jspecify.annotations.Nullable;

/**
 * The times of a column that says how many digits of the second it has: what is finer is dropped, towards the past.
 *
 * @param inner how the times are stored otherwise
 * @param digits of the fraction of the second, from 0 to 6
 */
public record Truncated<J, S>(Encoding<J, S> inner, int digits) implements Encoding<J, S> {
    @Override
    public Storage storage() {
        return inner.storage();
    }

    @Override
    public int bytes() {
        return inner.bytes();
    }

    @Override
    public InvalidValue.@Nullable Reason unfit(J value) {
        return inner.unfit(value);
    }

    @Override
    public S encode(J value) {
        return truncated(inner.encode(value));
    }

    @SuppressWarnings("unchecked")
    private S truncated(S stored) {
        return (S) new ColumnType.Fraction(storage(), digits).truncated(stored);
    }

    @Override
    public boolean isExact(J value) {
        S stored = inner.encode(value);
        return inner.isExact(value) && truncated(stored).equals(stored);
    }

    @Override
    public J decode(S stored) {
        return inner.decode(stored);
    }

    @Override
    public boolean canDistribute(Operator operator) {
        return inner.canDistribute(operator);
    }

    /** What is stored is a time that the inner one stores too. */
    @Override
    public Encoding<?, ?> form() {
        return inner.form();
    }
}
