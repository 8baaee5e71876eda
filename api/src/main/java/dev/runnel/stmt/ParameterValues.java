package dev.runnel.stmt;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.Encoding;
import dev.runnel.schema.Field;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Converts values of the application into storage values when they enter a statement, and checks them: before any I/O,
 * and in the same way for each database.
 */
public final class ParameterValues {
    private ParameterValues() {}

    /**
     * Returns an operand of a computation that is assigned. It must be finite, because an infinity minus itself is NaN,
     * which no column stores.
     *
     * @throws InvalidValueException if the value does not fit, or is infinite
     */
    public static BoundExpr assigned(ModelExpr operand, Object value) {
        BoundExpr constant = operand(operand, value);
        Object stored = constant.values()[0];
        if ((stored instanceof Double || stored instanceof Float)
                && Double.isInfinite(((Number) stored).doubleValue())) {
            throw new InvalidValueException(nameOf(operand), InvalidValueException.Reason.INFINITE);
        }
        return constant;
    }

    /**
     * Returns an operand of a computation.
     *
     * @throws InvalidValueException if the value does not fit
     */
    public static BoundExpr operand(ModelExpr other, Object value) {
        requireValue(value);
        Compared compared = encodeForComparison(other, value);
        BoundExpr constant =
                new BoundExpr(new ValueExpr(Value.Param.of(other.type().asNonNull())), compared.stored());
        return compared.exact() ? constant : constant.inexact(nameOf(other));
    }

    /**
     * Returns an operand of a computation with its own encoding.
     *
     * @param name the name of the operand in error texts
     * @throws InvalidValueException if the value does not fit
     */
    public static BoundExpr operand(Encoding<?, ?> encoding, String name, Object value) {
        requireValue(value);
        Compared compared = encodeForComparison(untyped(encoding), () -> name, value);
        BoundExpr constant =
                new BoundExpr(new ValueExpr(Value.Param.of(Type.of(encoding.storage()))), compared.stored());
        return compared.exact() ? constant : constant.inexact(name);
    }

    /**
     * Returns the storage value of a value that is assigned to a field; null for null.
     *
     * @throws InvalidValueException if the value does not fit, or is null and the field is required
     */
    public static @Nullable Object encode(Field field, @Nullable Object value) {
        requireValue(value);
        if (value != null) {
            return field.encode(value);
        }
        if (!field.type().nullable()) {
            throw new InvalidValueException(field.toString(), InvalidValueException.Reason.NULL);
        }
        return null;
    }

    /**
     * Returns the storage value for a comparison: that of the value, or the last storage value before it.
     *
     * @throws InvalidValueException if the value does not fit
     */
    public static Compared encodeForComparison(ModelExpr operand, Object value) {
        return encodeForComparison(ModelExprs.mapping(operand), () -> nameOf(operand), value);
    }

    private static Compared encodeForComparison(
            Encoding<Object, Object> encoding, Supplier<String> name, Object value) {
        if (value instanceof ParameterSlot slot) {
            return new Compared(slot.encodedAs(encoding, name.get()), true);
        }
        validate(encoding, name, value);
        return new Compared(encoding.encode(value), encoding.isExact(value));
    }

    /** Ends the building of a prepared statement that depends on a value. */
    private static void requireValue(@Nullable Object value) {
        if (value instanceof ParameterSlot) {
            throw ParameterValueException.INSTANCE;
        }
    }

    /**
     * A value for a comparison.
     *
     * @param stored the storage value of the value, or the last storage value before it
     * @param exact whether it is the storage value of the value itself
     */
    public record Compared(Object stored, boolean exact) {}

    /**
     * Returns the storage value of a list element; empty if no stored value equals the element.
     *
     * @throws InvalidStatementException if the element is null
     * @throws InvalidValueException if the element does not fit
     */
    public static Optional<Object> element(ModelExpr operand, @Nullable Object value) {
        requireValue(value);
        if (value == null) {
            throw new InvalidStatementException(ErrorCode.NULL_IN_LIST, "the list contains null, which equals no row")
                    .with("field", nameOf(operand))
                    .hint("remove null from the list, or add .or(….isNull())");
        }
        Compared compared = encodeForComparison(operand, value);
        return compared.exact() ? Optional.of(compared.stored()) : Optional.empty();
    }

    /**
     * Checks that a column can store a value, or that the value is a valid part of a stored value.
     *
     * @throws InvalidValueException if the value does not fit
     */
    public static void check(ModelExpr operand, Object value) {
        validate(ModelExprs.mapping(operand), () -> nameOf(operand), value);
    }

    private static void validate(Encoding<Object, Object> encoding, Supplier<String> name, Object value) {
        InvalidValueException.Reason unfit = encoding.violation(value);
        if (unfit != null) {
            throw new InvalidValueException(name.get(), unfit);
        }
    }

    @SuppressWarnings("unchecked")
    private static Encoding<Object, Object> untyped(Encoding<?, ?> encoding) {
        return (Encoding<Object, Object>) encoding;
    }

    /**
     * Checks that two expressions have the same stored form, so that the database compares their values correctly.
     *
     * @throws InvalidStatementException if the stored forms differ
     */
    public static void checkSameEncoding(ModelExpr left, ModelExpr right) {
        if (!ModelExprs.mapping(left)
                .storageForm()
                .equals(ModelExprs.mapping(right).storageForm())) {
            throw encodingsDiffer(nameOf(left), nameOf(right));
        }
    }

    /**
     * Checks that an expression has the stored form of the field to which it is assigned.
     *
     * @throws InvalidStatementException if the stored forms differ
     */
    public static void checkSameEncoding(Field field, ModelExpr value) {
        if (!field.mapping().storageForm().equals(ModelExprs.mapping(value).storageForm())) {
            throw encodingsDiffer(field.toString(), nameOf(value));
        }
    }

    private static InvalidStatementException encodingsDiffer(String left, String right) {
        return new InvalidStatementException(
                        ErrorCode.ENCODINGS_DIFFER,
                        "the two expressions have one Java type and different stored forms, so the database cannot compare them")
                .with("field", left)
                .with("other", right)
                .hint(
                        "read both values and compare them in the application, or use the same mapping for both components");
    }

    /** Returns the name of an operand in error texts: that of its field, or {@code expression}. */
    public static String nameOf(ModelExpr expr) {
        if (expr instanceof ModelExpr.Call call && !call.operands().isEmpty()) {
            return nameOf(call.operands().get(0));
        }
        return expr instanceof FieldRef ref ? ref.field().toString() : "expression";
    }
}
