package dev.runnel.stmt;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.Encoding;
import dev.runnel.schema.Field;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.type.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes storage values of values from the user as they enter a statement, and checks them: before any I/O, on every backend alike. */
public final class ParameterValues {
    private ParameterValues() {}

    /** A value to be computed with: a finite one, since an infinity less itself is NaN, which no column may hold. */
    public static BoundExpr assigned(ModelExpr operand, Object value) {
        BoundExpr constant = operand(operand, value);
        Object stored = constant.values()[0];
        if ((stored instanceof Double || stored instanceof Float)
                && Double.isInfinite(((Number) stored).doubleValue())) {
            throw new InvalidValueException(nameOf(operand), InvalidValueException.Reason.INFINITE);
        }
        return constant;
    }

    /** A value to be computed with. */
    public static BoundExpr operand(ModelExpr other, Object value) {
        Compared compared = encodeForComparison(other, value);
        BoundExpr constant =
                new BoundExpr(new ValueExpr(Value.Param.of(other.type().asNonNull())), compared.stored());
        return compared.exact() ? constant : constant.inexact(nameOf(other));
    }

    /** What the column of a field holds of a value; null for null, which only a nullable field takes. */
    public static @Nullable Object encode(Field field, @Nullable Object value) {
        if (value != null) {
            return field.encode(value);
        }
        if (!field.type().nullable()) {
            throw new InvalidValueException(field.toString(), InvalidValueException.Reason.NULL);
        }
        return null;
    }

    /** A value to compare with: one that a column can equal, or the last such value before it. */
    public static Compared encodeForComparison(ModelExpr operand, Object value) {
        Encoding<Object, Object> mapping = validate(operand, value);
        return new Compared(mapping.encode(value), mapping.isExact(value));
    }

    /**
     * A value to compare with.
     *
     * @param encode a storage value: what is compared with, or the last one before it
     * @param exact whether it is what is compared with
     */
    public record Compared(Object stored, boolean exact) {}

    /** An element of a list to compare with; none where no column can equal it. */
    public static Optional<Object> element(ModelExpr operand, @Nullable Object value) {
        if (value == null) {
            throw new InvalidStatementException(ErrorCode.NULL_IN_LIST, "the list contains null, which equals no row")
                    .with("field", nameOf(operand))
                    .hint("remove null from the list, or add .or(….isNull())");
        }
        Compared compared = encodeForComparison(operand, value);
        return compared.exact() ? Optional.of(compared.stored()) : Optional.empty();
    }

    /** That a column can hold a value, or what it is part of. */
    public static void check(ModelExpr operand, Object value) {
        validate(operand, value);
    }

    private static Encoding<Object, Object> validate(ModelExpr operand, Object value) {
        Encoding<Object, Object> mapping = ModelExprs.mapping(operand);
        InvalidValueException.Reason unfit = mapping.violation(value);
        if (unfit != null) {
            throw new InvalidValueException(nameOf(operand), unfit);
        }
        return mapping;
    }

    /**
     * That two expressions are stored alike, so that what the store does with them is what it means for their values.
     *
     * @throws InvalidStatementException when they are not
     */
    public static void checkSameEncoding(ModelExpr left, ModelExpr right) {
        if (!ModelExprs.mapping(left)
                .storageForm()
                .equals(ModelExprs.mapping(right).storageForm())) {
            throw encodingsDiffer(nameOf(left), nameOf(right));
        }
    }

    /** That an expression is stored as the field that it is assigned to. */
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

    /** What an operand is called in a message. */
    public static String nameOf(ModelExpr expr) {
        if (expr instanceof ModelExpr.Call call && !call.operands().isEmpty()) {
            return nameOf(call.operands().get(0));
        }
        if (expr instanceof ModelExpr.Arithmetic arithmetic) {
            return nameOf(arithmetic.left());
        }
        return expr instanceof FieldRef ref ? ref.field().toString() : "expression";
    }
}
