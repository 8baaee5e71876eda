package dev.runnel.stmt;

import dev.runnel.type.Direction;
import org.jspecify.annotations.Nullable;

/**
 * One sort key.
 *
 * @param nullsFirst where absent values go; null leaves the rule of every backend: first ascending, last descending
 */
public record Order(
        ModelExpr expr, Direction direction, @Nullable Boolean nullsFirst) {
    /** Whether absent values come first, the default resolved. */
    public boolean absentFirst() {
        return nullsFirst != null ? nullsFirst : direction == Direction.ASC;
    }
}
