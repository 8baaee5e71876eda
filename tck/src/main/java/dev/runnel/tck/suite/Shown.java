package dev.runnel.tck.suite;

import dev.runnel.Deferred;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Relations as text: empty if unloaded, {@code -} if loaded and empty, {@code ~} if partial; lists are sorted by their
 * text.
 */
public final class Shown {
    private Shown() {}

    public static <T> String one(String name, Deferred<T> relation, Function<T, String> text) {
        return relation.isLoaded() ? " " + name + "(" + text.apply(relation.get()) + ")" : "";
    }

    public static <T> String optional(String name, Deferred<Optional<T>> relation, Function<T, String> text) {
        return one(name, relation, found -> found.map(text).orElse("-"));
    }

    public static <T> String many(String name, Deferred<List<T>> relation, Function<T, String> text) {
        if (!relation.isLoaded()) {
            return "";
        }
        String rows = relation.get().stream().map(text).sorted().collect(Collectors.joining(", "));
        return " " + name + "[" + rows + "]" + (relation.isPartial() ? "~" : "");
    }
}
