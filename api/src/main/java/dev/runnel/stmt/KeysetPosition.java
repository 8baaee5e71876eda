package dev.runnel.stmt;

import dev.runnel.type.Value;
import java.util.List;

/**
 * A position in the total order of a select, at which a page begins or ends. The shape contains which of its values are
 * null.
 *
 * @param before whether the page ends before the position; otherwise it begins after it
 * @param inclusive whether the row at the position belongs to the page
 * @param values for each sort key a parameter, or the constant NULL
 */
public record KeysetPosition(boolean before, boolean inclusive, List<Value> values) {
    public KeysetPosition {
        values = List.copyOf(values);
    }
}
