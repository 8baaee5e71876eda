package dev.runnel.type;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A function of values. */
public enum FunctionOp {
    /** How many code points a text has; absent where it is. */
    LENGTH {
        @Override
        public @Nullable Object of(List<@Nullable Object> operands) {
            return operands.get(0) instanceof String text ? (Long) (long) text.codePointCount(0, text.length()) : null;
        }
    },
    /** The first operand that is there; absent where none is. */
    COALESCE {
        @Override
        public @Nullable Object of(List<@Nullable Object> operands) {
            return operands.stream().filter(Objects::nonNull).findFirst().orElse(null);
        }
    },
    /** When the transaction began by the clock of the database, in UTC; of a statement alone when it began. No operands. */
    NOW {
        @Override
        public Object of(List<@Nullable Object> operands) {
            throw new IllegalStateException("the clock of the database cannot be read in memory");
        }
    };

    /** The storage value for these. */
    public abstract @Nullable Object of(List<@Nullable Object> operands);

    /** What it gives for operands of these types, as values of {@code storage}. */
    public Type.Scalar type(Storage storage, List<Type.Scalar> operands) {
        boolean absent = !operands.isEmpty() && operands.stream().allMatch(Type.Scalar::nullable);
        return new Type.Scalar(storage, absent);
    }

    /** For plans. */
    public String text(List<String> operands) {
        return name().toLowerCase(Locale.ROOT) + "(" + String.join(", ", operands) + ")";
    }
}
