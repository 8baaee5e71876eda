package dev.runnel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some rows of a query in its order, and the ways to those around them.
 *
 * <p>A cursor is text that may stand in a URL. It holds the place of a row in the order, not a number of rows: whatever is created
 * or deleted between two pages, no row comes twice and none is left out. It goes with the query that gave it, by the query's filter
 * and order; the values in the filter, the size of the page and what is included may change from page to page. It is neither secret
 * nor signed.
 *
 * @param items the rows
 * @param next for {@code after(…)}; empty when no row follows
 * @param previous for {@code before(…)}; empty when no row comes before
 * @param <T> what a row gives
 */
public record Page<T>(List<T> items, Optional<String> next, Optional<String> previous) {
    public Page {
        items = List.copyOf(items);
    }

    /** The page of other items, one for each of these. */
    public <R> Page<R> map(Function<? super T, ? extends R> item) {
        return new Page<>(items.stream().<R>map(item).toList(), next, previous);
    }
}
