package dev.runnel;

import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.Encoding;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.CompareOp;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Converts numbers of the Java language to the Java type of a numeric expression. */
final class NumberValues {
    private NumberValues() {}

    static <M> Condition<M> compared(BoundExpr left, CompareOp op, long value) {
        return ComparisonExprs.with(left, op, of(left, value));
    }

    static <M> Condition<M> compared(BoundExpr left, CompareOp op, double value) {
        return ComparisonExprs.with(left, op, of(left, value));
    }

    /** @param <N> the Java type of the expression */
    @SuppressWarnings("unchecked")
    static <N> List<N> list(BoundExpr number, long... values) {
        return (List<N>)
                Arrays.stream(values).mapToObj(value -> of(number, value)).toList();
    }

    /** @param <N> the Java type of the expression */
    @SuppressWarnings("unchecked")
    static <N> List<N> list(BoundExpr number, double... values) {
        return (List<N>)
                Arrays.stream(values).mapToObj(value -> of(number, value)).toList();
    }

    /**
     * Returns a whole number in the type of {@code number}.
     *
     * @throws InvalidValueException if the type has no such value
     */
    static Object of(BoundExpr number, long value) {
        Encoding<?, ?> encoding = ModelExprs.mapping(number.shape());
        return switch (encoding.storage()) {
            case I16 ->
                encoding.bytes() == Byte.BYTES
                        ? (Object) (byte) inRange(number, value, Byte.MIN_VALUE, Byte.MAX_VALUE)
                        : (Object) (short) inRange(number, value, Short.MIN_VALUE, Short.MAX_VALUE);
            case I32 -> (int) inRange(number, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case F32 -> (float) value;
            case F64 -> (double) value;
            case DECIMAL -> BigDecimal.valueOf(value);
            case I64, BOOL, TEXT, BYTES, UUID, DATE, TIME, DATETIME, INSTANT -> value;
        };
    }

    private static long inRange(BoundExpr number, long value, long min, long max) {
        if (value < min || value > max) {
            throw new InvalidValueException(
                    ParameterValues.nameOf(number.shape()), InvalidValueException.Reason.OUT_OF_RANGE);
        }
        return value;
    }

    /**
     * Returns a fraction in the type of {@code number}: as {@code BigDecimal.valueOf} has it for decimals, rounded for a {@code Float}.
     *
     * @throws InvalidValueException if the number is a decimal, and the value is not finite
     */
    static Object of(BoundExpr number, double value) {
        return switch (ModelExprs.mapping(number.shape()).storage()) {
            case F32 -> (float) value;
            case DECIMAL -> decimal(ParameterValues.nameOf(number.shape()), value);
            case I16, I32, I64, F64, BOOL, TEXT, BYTES, UUID, DATE, TIME, DATETIME, INSTANT -> value;
        };
    }

    private static BigDecimal decimal(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidValueException(
                    field,
                    Double.isNaN(value)
                            ? InvalidValueException.Reason.NOT_A_NUMBER
                            : InvalidValueException.Reason.INFINITE);
        }
        return BigDecimal.valueOf(value);
    }
}
