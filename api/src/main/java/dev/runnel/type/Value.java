package dev.runnel.type;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value inside an expression. A {@link Param} or {@link ListParam} came from the user and is always bound; a {@link Literal}
 * was made by the engine and is part of the shape.
 */
public sealed interface Value permits Value.Param, Value.ListParam, Value.Literal {

    Type.Scalar type();

    /**
     * A hole for one value. The slot is its position in the values of a statement; it is {@link #UNNUMBERED} until the planner's
     * first step numbers the holes of a whole statement, so that equal clauses are equal wherever they stand.
     */
    record Param(int slot, Type.Scalar type) implements Value {
        public static final int UNNUMBERED = -1;

        public static Param of(Type.Scalar type) {
            return new Param(UNNUMBERED, type);
        }
    }

    /** A hole for a list of present values, of any length but zero. {@code type} is the type of its elements. */
    record ListParam(int slot, Type.Scalar type) implements Value {
        public static ListParam of(Type.Scalar element) {
            return new ListParam(Param.UNNUMBERED, element);
        }
    }

    /** A constant of the engine: {@code true}, {@code false}, the 1 of an increment, a typed null. */
    record Literal(@Nullable Object value, Type.Scalar type) implements Value {
        public static final Literal TRUE = new Literal(true, Type.Scalar.CONDITION);
        public static final Literal FALSE = new Literal(false, Type.Scalar.CONDITION);

        public Literal {
            if (value != null && !type.storage().carrier().isInstance(value)) {
                throw new IllegalArgumentException("A literal of type " + type + " takes a "
                        + type.storage().carrier());
            }
            if (value == null && !type.nullable()) {
                throw new IllegalArgumentException("A null literal takes a nullable type, got " + type);
            }
        }

        public static Literal of(boolean value) {
            return value ? TRUE : FALSE;
        }

        public static Literal nothing(StorageType storage) {
            return new Literal(null, Type.optional(storage));
        }

        public boolean isTrue() {
            return Objects.equals(value, true);
        }

        public boolean isFalse() {
            return Objects.equals(value, false);
        }
    }
}
