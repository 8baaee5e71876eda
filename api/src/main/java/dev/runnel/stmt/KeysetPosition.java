package dev.runnel.stmt;

import dev.runnel.type.Value;
import java.util.List;

/**
 * A place in the total order of a select, from which a page is counted. Which values are absent is part of the shape.
 *
 * @param before whether the page ends before it; else it begins after it
 * @param inclusive whether the row that stands at the place belongs to the page
 * @param values for each sort key a hole, or a literal null where the value is absent
 */
public record KeysetPosition(boolean before, boolean inclusive, List<Value> values) {
    public KeysetPosition {
        values = List.copyOf(values);
    }
}
