package dev.runnel.stmt;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;
import dev.runnel.error.InvalidValue;
import dev.runnel.mapping.Bijection;
import dev.runnel.schema.Field;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.type.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes storage values of values from the user as they enter a statement, and checks them: before any I/O, on every backend alike. */
public final class UserValues {
    private UserValues() {}

    /** A value to be computed with: a finite one, since an infinity less itself is NaN, which no column may hold. */
    public static Fragment assigned(ModelExpr operand, Object value) {
        Object stored = fit(operand, value).encode(value);
        if ((stored instanceof Double || stored instanceof Float)
                && Double.isInfinite(((Number) stored).doubleValue())) {
            throw new InvalidValue(nameOf(operand), InvalidValue.Reason.INFINITE);
        }
        return new Fragment(new ValueExpr(Value.Param.of(operand.type().present())), stored);
    }

    /** What the column of a field holds of a value; null for null, which only a nullable field takes. */
    public static @Nullable Object stored(Field field, @Nullable Object value) {
        if (value != null) {
            return field.encode(value);
        }
        if (!field.type().nullable()) {
            throw new InvalidValue(field.toString(), InvalidValue.Reason.NULL);
        }
        return null;
    }

    /** A value to compare with: one that a column can equal, or the last such value before it. */
    public static Compared compared(ModelExpr operand, Object value) {
        Bijection<Object, Object> mapping = fit(operand, value);
        return new Compared(mapping.encode(value), mapping.isExact(value));
    }

    /**
     * A value to compare with.
     *
     * @param stored a storage value: what is compared with, or the last one before it
     * @param exact whether it is what is compared with
     */
    public record Compared(Object stored, boolean exact) {}

    /** An element of a list to compare with; none where no column can equal it. */
    public static Optional<Object> element(ModelExpr operand, @Nullable Object value) {
        if (value == null) {
            throw new InvalidStatement(ErrorCode.NULL_IN_LIST, "null is in no list")
                    .with("field", nameOf(operand))
                    .hint("leave it out, or add .or(….isNull())");
        }
        Compared compared = compared(operand, value);
        return compared.exact() ? Optional.of(compared.stored()) : Optional.empty();
    }

    /** That a column can hold a value, or what it is part of. */
    public static void check(ModelExpr operand, Object value) {
        fit(operand, value);
    }

    private static Bijection<Object, Object> fit(ModelExpr operand, Object value) {
        Bijection<Object, Object> mapping = ModelExprs.mapping(operand);
        InvalidValue.Reason unfit = mapping.unfit(value);
        if (unfit != null) {
            throw new InvalidValue(nameOf(operand), unfit);
        }
        return mapping;
    }

    /** What an operand is called in a message. */
    public static String nameOf(ModelExpr expr) {
        if (expr instanceof ModelExpr.Cased cased) {
            return nameOf(cased.text());
        }
        if (expr instanceof ModelExpr.Call call && !call.operands().isEmpty()) {
            return nameOf(call.operands().get(0));
        }
        return expr instanceof FieldRef ref ? ref.field().toString() : "expression";
    }
}
