package dev.runnel.driver.r2dbc.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scopes of nested selects, and the aliases of their sources: {@code t0}, {@code t1}, … in order, each unique in the statement. */
final class AliasScopes {
    private final List<Integer> firstOfScope = new ArrayList<>();
    private @Nullable String first;
    private int used;

    void open(int sources) {
        firstOfScope.add(used);
        used += sources;
    }

    /** Opens the first scope, whose only source has a name instead of an alias. */
    void openAs(String name) {
        first = name;
        open(1);
    }

    void close() {
        firstOfScope.remove(firstOfScope.size() - 1);
    }

    /** Renders a part in the scope around the innermost one. */
    void outside(Runnable part) {
        int nearest = firstOfScope.remove(firstOfScope.size() - 1);
        part.run();
        firstOfScope.add(nearest);
    }

    /** @param up the number of scopes outwards */
    String alias(int up, int source) {
        int at = firstOfScope.get(firstOfScope.size() - 1 - up) + source;
        return at == 0 && first != null ? first : "t" + at;
    }
}
