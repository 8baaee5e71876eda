package dev.runnel.stmt;

import dev.runnel.error.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * An expression and the values of its parameters, in the order in which the parameters occur in it. Immutable. It is
 * not a record because its instances are never compared.
 */
public final class BoundExpr {
    /** The values of an expression without parameters. */
    public static final Object[] NO_VALUES = {};

    private final ModelExpr shape;
    private final Object[] values;
    private final @Nullable String finer;

    /**
     * Creates an expression whose values are exact.
     *
     * @param shape the expression
     * @param values storage values, or a list of them for a list parameter, by the order of the parameters
     */
    public BoundExpr(ModelExpr shape, Object... values) {
        this(shape, values, null);
    }

    private BoundExpr(ModelExpr shape, Object[] values, @Nullable String finer) {
        this.shape = shape;
        this.values = values;
        this.finer = finer;
    }

    /**
     * Returns this operand, marked as rounded: {@link #values} contain the stored form of a value that no column stores
     * exactly. It can be assigned, and not compared.
     *
     * @param field the field of the computation, for the error text
     */
    public BoundExpr inexact(String field) {
        return new BoundExpr(shape, values, field);
    }

    /** Returns this expression, marked as rounded if one of its two operands is. */
    public BoundExpr of(BoundExpr left, BoundExpr right) {
        String field = left.finer == null ? right.finer : left.finer;
        return field == null ? this : inexact(field);
    }

    /**
     * Returns this expression, for a comparison.
     *
     * @throws InvalidValueException if one of its values is rounded
     */
    public BoundExpr isExact() {
        if (finer != null) {
            throw new InvalidValueException(finer, InvalidValueException.Reason.TOO_MANY_DIGITS);
        }
        return this;
    }

    /** Returns the expression. */
    public ModelExpr shape() {
        return shape;
    }

    /**
     * Returns the storage values, with a {@code List} of them for a list parameter. The caller does not write to the
     * array.
     */
    public Object[] values() {
        return values;
    }

    /** Returns the values of {@code first}, followed by those of {@code second}. */
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
