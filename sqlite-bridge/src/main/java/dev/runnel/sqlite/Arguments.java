package dev.runnel.sqlite;

import org.jspecify.annotations.Nullable;

/** Null checks that throw {@link IllegalArgumentException}, as R2DBC specifies. */
final class Arguments {
    private Arguments() {}

    static <T> T nonNull(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is null");
        }
        return value;
    }
}
