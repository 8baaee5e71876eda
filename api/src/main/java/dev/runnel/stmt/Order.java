package dev.runnel.stmt;

import dev.runnel.schema.Field;
import dev.runnel.type.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sort key.
 *
 * @param expr the value that is compared
 * @param direction ascending or descending
 * @param nullsFirst whether NULL comes first; null for the default: first if ascending, last if descending
 */
public record Order(
        ModelExpr expr, Direction direction, @Nullable Boolean nullsFirst) {
    /** Returns the ascending sort key of a field. */
    public static Order by(Field field) {
        return new Order(new ModelExpr.FieldRef(ScopeRef.Outer.OWN, List.of(), field), Direction.ASC, null);
    }

    /** Returns the sort key of the opposite order, in which NULL is at the other end. */
    public Order reversed() {
        Boolean opposite = nullsFirst == null ? null : Boolean.valueOf(!nullsFirst);
        return new Order(expr, direction == Direction.ASC ? Direction.DESC : Direction.ASC, opposite);
    }

    /** Returns whether NULL comes first, after the default is applied. */
    public boolean sortsNullsFirst() {
        return nullsFirst != null ? nullsFirst : direction == Direction.ASC;
    }
}
