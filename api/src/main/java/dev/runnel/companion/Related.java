package dev.runnel.companion;

import dev.runnel.error.InvalidValue;
import dev.runnel.schema.Relation;
import org.jspecify.annotations.Nullable;

/** Related records as they enter a statement. */
public final class Related {
    private Related() {}

    /**
     * The record, which must be there. For generated code.
     *
     * @throws InvalidValue when it is null
     */
    public static <C> C present(Relation relation, @Nullable C row) {
        if (row == null) {
            throw new InvalidValue(relation.toString(), InvalidValue.Reason.NULL);
        }
        return row;
    }
}
