package dev.runnel.stmt;

import dev.runnel.type.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which of the rows of a select are given, once they are filtered and sorted. Its holes are numbered in the order of the
 * components.
 *
 * @param position where a page is counted from, or null for its beginning
 * @param offset how many of the first rows are left out, or null for none
 * @param limit the most rows to give, or null for all
 */
public record RowRange(@Nullable KeysetPosition position, Value.@Nullable Param offset, Value.@Nullable Param limit) {
    public static final RowRange ALL = new RowRange(null, null, null);

    /** At most so many rows. */
    public static RowRange first(Value.@Nullable Param limit) {
        return limit == null ? ALL : new RowRange(null, null, limit);
    }
}
