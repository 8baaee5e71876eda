package dev.runnel.stmt;

import dev.runnel.error.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a statement: its shape, and the values for the shape's holes in the order in which they stand in it. Not a record:
 * two fragments are the same only where both parts are, and nothing compares them.
 */
public final class BoundExpr {
    public static final Object[] NO_VALUES = {};

    private final ModelExpr shape;
    private final Object[] values;
    private final @Nullable String finer;

    public BoundExpr(ModelExpr shape, Object... values) {
        this(shape, values, null);
    }

    private BoundExpr(ModelExpr shape, Object[] values, @Nullable String finer) {
        this.shape = shape;
        this.values = values;
        this.finer = finer;
    }

    /**
     * An operand of which {@link #values} has only what a column holds of it: that can be assigned, and compared with nothing.
     *
     * @param field what it is computed with
     */
    public BoundExpr inexact(String field) {
        return new BoundExpr(shape, values, field);
    }

    /** The same, which is computed of two operands. */
    public BoundExpr of(BoundExpr left, BoundExpr right) {
        String field = left.finer == null ? right.finer : left.finer;
        return field == null ? this : inexact(field);
    }

    /**
     * This, to be compared.
     *
     * @throws InvalidValueException when a value in it is finer than columns are
     */
    public BoundExpr isExact() {
        if (finer != null) {
            throw new InvalidValueException(finer, InvalidValueException.Reason.TOO_MANY_DIGITS);
        }
        return this;
    }

    public ModelExpr shape() {
        return shape;
    }

    /** Storage values, or a {@code List} of them for a list hole. Not to be written to. */
    public Object[] values() {
        return values;
    }

    /** The values of {@code first}, then those of {@code second}. */
    public static Object[] join(Object[] first, Object[] second) {
        if (first.length == 0) {
            return second;
        }
        if (second.length == 0) {
            return first;
        }
        Object[] joined = new Object[first.length + second.length];
        System.arraycopy(first, 0, joined, 0, first.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
