package dev.runnel.driver.r2dbc.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The selects around a place, and the aliases of their sources: {@code t0}, {@code t1}, … in order, unique in a statement. */
final class AliasScopes {
    private final List<Integer> firstOfScope = new ArrayList<>();
    private @Nullable String first;
    private int used;

    void open(int sources) {
        firstOfScope.add(used);
        used += sources;
    }

    /** The first of all, with one source of that name. */
    void openAs(String name) {
        first = name;
        open(1);
    }

    void close() {
        firstOfScope.remove(firstOfScope.size() - 1);
    }

    /** What is rendered for the select around the nearest one. */
    void outside(Runnable part) {
        int nearest = firstOfScope.remove(firstOfScope.size() - 1);
        part.run();
        firstOfScope.add(nearest);
    }

    /** @param up how many selects outwards */
    String alias(int up, int source) {
        int at = firstOfScope.get(firstOfScope.size() - 1 - up) + source;
        return at == 0 && first != null ? first : "t" + at;
    }
}
