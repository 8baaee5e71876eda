package dev.runnel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A {@link Page} and the number of rows of all pages. Immutable.
 *
 * @param items the rows
 * @param next the cursor for {@code after(…)}; empty when no row follows
 * @param previous the cursor for {@code before(…)}; empty when no row precedes
 * @param total the number of rows that satisfy the condition of the query, before, on and after this page
 * @param <T> the type of a row
 */
public record CountedPage<T>(List<T> items, Optional<String> next, Optional<String> previous, long total) {
    public CountedPage {
        items = List.copyOf(items);
    }

    /** Returns a page with the results of {@code item} for each item, in the same order and with the same cursors and total. */
    public <R> CountedPage<R> map(Function<? super T, ? extends R> item) {
        return new CountedPage<>(items.stream().<R>map(item).toList(), next, previous, total);
    }
}
