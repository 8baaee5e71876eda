package dev.runnel;

import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Order;
import dev.runnel.type.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A sort key. Absent values come first ascending and last descending, on every backend, unless said otherwise.
 *
 * @param <M> the model it starts at
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

    /** The same key with absent values before all others. */
    public Sort<M> nullsFirst() {
        return new Sort<>(fragment, direction, true);
    }

    /** The same key with absent values after all others. */
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
