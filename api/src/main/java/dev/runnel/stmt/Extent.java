package dev.runnel.stmt;

import dev.runnel.type.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which of the rows of a select are given, once they are filtered and sorted. Its holes are numbered in the order of the
 * components.
 *
 * @param offset how many of the first rows are left out, or null for none
 * @param limit the most rows to give, or null for all
 */
public record Extent(Value.@Nullable Param offset, Value.@Nullable Param limit) {
    public static final Extent ALL = new Extent(null, null);

    /** At most so many rows. */
    public static Extent first(Value.@Nullable Param limit) {
        return limit == null ? ALL : new Extent(null, limit);
    }
}
