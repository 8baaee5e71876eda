package dev.runnel.stmt;

import dev.runnel.type.Value;
import org.jspecify.annotations.Nullable;

/**
 * The range of the filtered and sorted rows that a select returns. Parameters are numbered in the order of the
 * components.
 *
 * @param position the position at which a page begins or ends; null for none
 * @param offset the number of skipped rows; null for 0
 * @param limit the maximum number of returned rows; null for all
 */
public record RowRange(@Nullable KeysetPosition position, Value.@Nullable Param offset, Value.@Nullable Param limit) {
    /** The range of all rows. */
    public static final RowRange ALL = new RowRange(null, null, null);

    /**
     * Returns the range of the first rows.
     *
     * @param limit the maximum number of rows; null for all
     */
    public static RowRange first(Value.@Nullable Param limit) {
        return limit == null ? ALL : new RowRange(null, null, limit);
    }
}
