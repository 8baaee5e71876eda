package dev.runnel.stmt;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;
import dev.runnel.error.InvalidValue;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.type.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks values from the user as they enter a statement: before any I/O, on every backend alike. */
public final class UserValues {
    private UserValues() {}

    /** A value to be assigned or added: an instant is truncated to the microseconds that columns have. */
    public static Fragment assigned(ModelExpr target, Object value) {
        return new Fragment(new ValueExpr(Value.Param.of(target.type().present())), stored(nameOf(target), value));
    }

    /** What a column holds of a value. */
    public static Object stored(String field, Object value) {
        if (value instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.MICROS);
        }
        if (value instanceof String text) {
            checkText(field, text);
        }
        return value;
    }

    /** A value to compare with. */
    public static Object checked(ModelExpr operand, Object value) {
        if (value instanceof String text) {
            checkText(nameOf(operand), text);
        }
        return value;
    }

    /** An element of a list to compare with; none where no column can equal it. */
    public static Optional<Object> element(ModelExpr operand, @Nullable Object value) {
        if (value == null) {
            throw new InvalidStatement(ErrorCode.NULL_IN_LIST, "null is in no list")
                    .with("field", nameOf(operand))
                    .hint("leave it out, or add .or(….isNull())");
        }
        if (value instanceof Instant instant && instant.getNano() % 1_000 != 0) {
            return Optional.empty();
        }
        return Optional.of(checked(operand, value));
    }

    private static void checkText(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new InvalidValue(field, InvalidValue.Reason.NUL_CHARACTER);
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new InvalidValue(field, InvalidValue.Reason.UNPAIRED_SURROGATE);
                }
                i++;
            }
        }
    }

    /** What an operand is called in a message. */
    public static String nameOf(ModelExpr expr) {
        if (expr instanceof ModelExpr.Cased cased) {
            return nameOf(cased.text());
        }
        return expr instanceof FieldRef ref ? ref.field().toString() : "expression";
    }
}
