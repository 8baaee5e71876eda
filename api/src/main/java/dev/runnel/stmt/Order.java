package dev.runnel.stmt;

import dev.runnel.schema.Field;
import dev.runnel.type.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sort key.
 *
 * @param nullsFirst where absent values go; null leaves the rule of every backend: first ascending, last descending
 */
public record Order(
        ModelExpr expr, Direction direction, @Nullable Boolean nullsFirst) {
    /** By a field, ascending. */
    public static Order by(Field field) {
        return new Order(new ModelExpr.FieldRef(ScopeRef.Outer.OWN, List.of(), field), Direction.ASC, null);
    }

    /** The other way round: the last first, absent values at the other end. */
    public Order reversed() {
        Boolean opposite = nullsFirst == null ? null : Boolean.valueOf(!nullsFirst);
        return new Order(expr, direction == Direction.ASC ? Direction.DESC : Direction.ASC, opposite);
    }

    /** Whether absent values come first, the default resolved. */
    public boolean absentFirst() {
        return nullsFirst != null ? nullsFirst : direction == Direction.ASC;
    }
}
