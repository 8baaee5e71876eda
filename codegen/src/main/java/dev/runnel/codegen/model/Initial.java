package dev.runnel.codegen.model;

import com.palantir.javapoet.ClassName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** What fills a column that a create does not name. */
public sealed interface Initial {

    /** {@code @Auto}: made by the engine or the database. */
    enum Auto implements Initial {
        BY_TYPE,
        UUID_V4,
        UUID_V7,
        IDENTITY
    }

    /** {@code @Default("0")}: a constant as it is written. */
    record Constant(String text) implements Initial {

        /** Whether it stands for the moment of the create. */
        public boolean isNow(Scalar scalar) {
            return scalar == Scalar.INSTANT && text.equals("now");
        }

        /** Whether it is a value of this type. */
        public boolean isFor(Scalar scalar) {
            try {
                return switch (scalar) {
                    case BOOL -> text.equals("true") || text.equals("false");
                    case I64 -> text.equals(Long.toString(Long.parseLong(text)));
                    case TEXT -> true;
                    case UUID -> text.equals(UUID.fromString(text).toString());
                    case INSTANT -> isNow(scalar) || !Instant.parse(text).equals(Instant.MIN);
                };
            } catch (IllegalArgumentException | DateTimeException notOfTheType) {
                return false;
            }
        }
    }

    /**
     * {@code @Default(supplier = ShortCode.class)}.
     *
     * @param reachable whether the companion can make one
     * @param supplied what it supplies, as a type is written; empty where that is not plain
     */
    record Supplier(ClassName type, boolean reachable, String supplied) implements Initial {}

    /** Annotations that contradict each other. */
    record Unclear() implements Initial {}
}
