package dev.runnel.codegen.model;

import com.palantir.javapoet.ClassName;

/** The default of a column: its value if a create does not set it. */
public sealed interface DefaultSpec {

    /** {@code @Auto}: made by the engine or the database. */
    enum Auto implements DefaultSpec {
        BY_TYPE,
        UUID_V4,
        UUID_V7,
        IDENTITY
    }

    /** {@code @Default("0")}: a constant as it is written. */
    record Constant(String text) implements DefaultSpec {

        /** Whether it stands for the moment of the create. */
        public boolean isNow(JavaType type) {
            return text.equals("now") && type.isTime();
        }

        /** Whether it is a value of this type. */
        public boolean isFor(JavaType type) {
            return isNow(type) || type.accept(new ConstantValidator(text));
        }
    }

    /**
     * {@code @Default(supplier = ShortCode.class)}.
     *
     * @param reachable whether the companion can make one
     * @param supplied what it supplies, as a type is written; empty where that is not plain
     */
    record Supplier(ClassName type, boolean reachable, String supplied) implements DefaultSpec {}

    /** Annotations that contradict each other. */
    record Unclear() implements DefaultSpec {}
}
