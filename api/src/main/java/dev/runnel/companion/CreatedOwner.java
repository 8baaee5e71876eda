package dev.runnel.companion;

import dev.runnel.schema.Field;
import dev.runnel.stmt.BoundExpr;
import java.util.Optional;

/**
 * The value of a field of a foreign key that refers to a row which the same statement creates. It is replaced when the write of that row has a
 * position in the statement.
 *
 * @param change the change of the belongs-to relation
 * @param reference the field of the new row
 */
record CreatedOwner(RelationChange change, Field reference) {
    /** Returns the value of an assignment if it is one. */
    static Optional<CreatedOwner> of(BoundExpr assigned) {
        return assigned.values().length == 1 && assigned.values()[0] instanceof CreatedOwner owner
                ? Optional.of(owner)
                : Optional.empty();
    }
}
