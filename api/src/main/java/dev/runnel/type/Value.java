package dev.runnel.type;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value in an expression. A {@link Param} or {@link ListParam} is a parameter: its value comes from the application
 * and is always bound. A {@link Literal} is a constant of the planner and part of the statement shape.
 */
public sealed interface Value permits Value.Param, Value.ListParam, Value.Literal {

    /** Returns the type of the value; for a list parameter, the type of its elements. */
    Type.Scalar type();

    /**
     * A parameter for one value.
     *
     * @param slot its position in the values of the statement. It is {@link #UNNUMBERED} until the planner numbers the
     *     parameters of the statement, so that equal clauses are equal at any position
     * @param type the type of the value
     */
    record Param(int slot, Type.Scalar type) implements Value {
        /** The slot of a parameter that is not numbered yet. */
        public static final int UNNUMBERED = -1;

        /** Returns a parameter that is not numbered yet. */
        public static Param of(Type.Scalar type) {
            return new Param(UNNUMBERED, type);
        }
    }

    /**
     * A parameter for a list of values. The list is not empty and contains no null.
     *
     * @param slot its position in the values of the statement, as that of a {@link Param}
     * @param type the type of the elements
     */
    record ListParam(int slot, Type.Scalar type) implements Value {
        /** Returns a list parameter that is not numbered yet. */
        public static ListParam of(Type.Scalar element) {
            return new ListParam(Param.UNNUMBERED, element);
        }
    }

    /**
     * A constant of the planner: {@code true}, {@code false}, the 1 of an increment, NULL.
     *
     * @param value a carrier of the type, or null
     * @param type the type of the value
     */
    record Literal(@Nullable Object value, Type.Scalar type) implements Value {
        /** The constant true. */
        public static final Literal TRUE = new Literal(true, Type.Scalar.CONDITION);
        /** The constant false. */
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

        /** Returns the constant of a condition. */
        public static Literal of(boolean value) {
            return value ? TRUE : FALSE;
        }

        /** Returns NULL of a storage type. */
        public static Literal nothing(StorageType storage) {
            return new Literal(null, Type.optional(storage));
        }

        /** Returns whether this is the constant true. */
        public boolean isTrue() {
            return Objects.equals(value, true);
        }

        /** Returns whether this is the constant false. */
        public boolean isFalse() {
            return Objects.equals(value, false);
        }
    }
}
