package dev.runnel.stmt;

import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.Encoding;
import dev.runnel.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * The place of a parameter of a prepared statement among the values of a statement. It stands for the storage value until {@link #bind} returns
 * that. Immutable.
 */
public final class ParameterSlot {
    private final int index;
    private final @Nullable Encoding<Object, Object> encoding;
    private final String name;
    private final boolean nonEmpty;
    private final @Nullable Field assigned;

    private ParameterSlot(
            int index,
            @Nullable Encoding<Object, Object> encoding,
            String name,
            boolean nonEmpty,
            @Nullable Field assigned) {
        this.index = index;
        this.encoding = encoding;
        this.name = name;
        this.nonEmpty = nonEmpty;
        this.assigned = assigned;
    }

    /**
     * Returns the slot of a parameter.
     *
     * @param index the position among the parameters of the prepared statement
     * @param encoding the encoding of its class; null if only an operand beside it determines the encoding
     */
    public static ParameterSlot of(int index, @Nullable Encoding<Object, Object> encoding) {
        return new ParameterSlot(index, encoding, nameOf(index), false, null);
    }

    /** Returns the name of a parameter in error texts. */
    public static String nameOf(int index) {
        return "parameter " + (index + 1);
    }

    /** Returns the same place with the encoding of an operand, which the error texts name. */
    ParameterSlot encodedAs(Encoding<Object, Object> other, String operand) {
        return new ParameterSlot(index, other, operand, nonEmpty, null);
    }

    /** Returns the same place for texts that are not empty. */
    public ParameterSlot nonEmpty() {
        return new ParameterSlot(index, encoding, name, true, null);
    }

    /** Returns the same place for values that are assigned to a field, which stores each value that it accepts. */
    public ParameterSlot assignedTo(Field field) {
        return new ParameterSlot(index, encoding, name, false, field);
    }

    /** Returns whether the storage value of a value can be computed. */
    public boolean isEncoded() {
        return encoding != null || assigned != null;
    }

    /**
     * Returns the storage value of one of the values; null if the value determines the statement shape, so that the shape with the slot is not
     * that of the value: no column stores the value exactly, or it is an empty text.
     *
     * @param values the values of all parameters
     * @throws InvalidValueException if the value does not fit
     */
    public @Nullable Object bind(Object[] values) {
        Object value = values[index];
        if (assigned != null) {
            return assigned.encode(value);
        }
        if (encoding == null) {
            throw new IllegalStateException("a slot without an encoding is refused when the statement is prepared");
        }
        InvalidValueException.Reason violation = encoding.violation(value);
        if (violation != null) {
            throw new InvalidValueException(name, violation);
        }
        return !encoding.isExact(value) || nonEmpty && ((String) value).isEmpty() ? null : encoding.encode(value);
    }
}
