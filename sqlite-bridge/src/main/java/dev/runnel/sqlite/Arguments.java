package dev.runnel.sqlite;

import org.jspecify.annotations.Nullable;

/** R2DBC wants an {@link IllegalArgumentException} where Java has {@link NullPointerException}. */
final class Arguments {
    private Arguments() {}

    static <T> T nonNull(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is null");
        }
        return value;
    }
}
