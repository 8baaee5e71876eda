package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import java.util.List;
import java.util.Optional;

/**
 * Creates a row, unless a row with the same values in the target exists. The first value of the statement is a list of the one
 * {@code InsertRow}; the other values are the parameters of {@code update} after those of its filter, each a storage value or an
 * {@link IncomingValue}. The executor adds the values of the target.
 *
 * @param target the fields that identify the row: the key, or a unique set
 * @param create creates the row
 * @param update updates the existing row, whose filter compares each field of the target with a parameter; empty if the existing row is kept
 * @param find reads the existing row by the same filter, or whether it exists if it is ignored
 * @param existing the meaning of the statement if the row exists
 * @param outcome whether the result is the row together with what the statement did
 */
public record Upsert(
        List<Field> target, Insert create, Optional<Update> update, Select find, Existing existing, boolean outcome)
        implements ModelStatement {
    public Upsert {
        target = List.copyOf(target);
    }

    /** The meaning of an upsert whose row exists. */
    public enum Existing {
        /** The row is updated and returned. */
        UPDATED,
        /** The row is updated and returned if it satisfies the guard. Otherwise it is kept, and the statement returns nothing. */
        UPDATED_IF,
        /** The row is kept, and the statement returns nothing. */
        IGNORED,
        /** The row is kept and returned. */
        RETURNED
    }

    /** Returns this statement with its outcome as a part of the result. */
    public Upsert withOutcome() {
        return new Upsert(target, create, update, find, existing, true);
    }

    /** Returns the model of the row. */
    public Entity entity() {
        return create.entity();
    }

    @Override
    public Optional<Entity> model() {
        return Optional.of(entity());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpsert(this);
    }
}
