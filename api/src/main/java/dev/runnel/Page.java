package dev.runnel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of the rows of a query, in the order of the query, with the cursors of the adjacent pages. Immutable.
 *
 * <p>A cursor is a string that a URL may contain. It encodes the position of a row in the order, not a row number: inserts and deletes between
 * two pages neither repeat nor skip another row. A cursor is valid for queries with the same filter shape and order; the values in the
 * filter, the page size and the includes may change from page to page. It is neither encrypted nor signed.
 *
 * @param items the rows
 * @param next the cursor for {@code after(…)}; empty when no row follows
 * @param previous the cursor for {@code before(…)}; empty when no row precedes
 * @param <T> the type of a row
 */
public record Page<T>(List<T> items, Optional<String> next, Optional<String> previous) {
    public Page {
        items = List.copyOf(items);
    }

    /** Returns a page with the results of {@code item} for each item, in the same order and with the same cursors. */
    public <R> Page<R> map(Function<? super T, ? extends R> item) {
        return new Page<>(items.stream().<R>map(item).toList(), next, previous);
    }
}
