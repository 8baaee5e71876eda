package dev.runnel.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session gives for a page.
 *
 * @param items in the order of the statement
 * @param first the place of the first item in the order, a value for each sort key; null without items
 * @param last the place of the last item
 * @param before whether rows come before them
 * @param after whether rows follow
 */
public record PageResult<T>(
        List<T> items,
        @Nullable Object @Nullable [] first,
        @Nullable Object @Nullable [] last,
        boolean before,
        boolean after) {}
