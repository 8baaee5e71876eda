package dev.runnel.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a page, as a session returns them.
 *
 * @param items the rows, in the order of the statement
 * @param first the position of the first row, a value for each sort key; null if there are no rows
 * @param last the position of the last row, as {@code first}
 * @param before whether there are rows before the page
 * @param after whether there are rows after the page
 * @param <T> the type of a row
 */
public record PageResult<T>(
        List<T> items,
        @Nullable Object @Nullable [] first,
        @Nullable Object @Nullable [] last,
        boolean before,
        boolean after) {}
