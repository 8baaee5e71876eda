package dev.runnel;

import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Order;
import dev.runnel.type.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A sort key. On each database, NULL comes first in ascending and last in descending order, unless the key says otherwise. Immutable.
 *
 * @param <M> the model that the path starts at
 */
public final class Sort<M> {
    private final BoundExpr fragment;
    private final Direction direction;
    private final @Nullable Boolean nullsFirst;

    Sort(BoundExpr fragment, Direction direction, @Nullable Boolean nullsFirst) {
        this.fragment = fragment;
        this.direction = direction;
        this.nullsFirst = nullsFirst;
    }

    /** Returns the same key with NULL first. */
    public Sort<M> nullsFirst() {
        return new Sort<>(fragment, direction, true);
    }

    /** Returns the same key with NULL last. */
    public Sort<M> nullsLast() {
        return new Sort<>(fragment, direction, false);
    }

    Order order() {
        return new Order(fragment.shape(), direction, nullsFirst);
    }

    Object[] values() {
        return fragment.values();
    }
}
