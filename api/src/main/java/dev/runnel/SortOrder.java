package dev.runnel;

import java.util.List;
import java.util.function.Function;

/**
 * The order that a text describes: see {@link SortKeys#parse}. {@link Query#orderBy(SortOrder)} takes it. Immutable.
 *
 * @param <M> the model
 * @param <F> the fields of the model that lambdas receive
 */
public final class SortOrder<M, F> {
    private final List<Function<? super F, Sort<M>>> sorts;

    SortOrder(List<Function<? super F, Sort<M>>> sorts) {
        this.sorts = List.copyOf(sorts);
    }

    List<Function<? super F, Sort<M>>> sorts() {
        return sorts;
    }
}
