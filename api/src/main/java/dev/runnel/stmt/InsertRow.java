package dev.runnel.stmt;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of one row to be created, and the rows to be created with it. Immutable: each setter gives another. */
public final class InsertRow {
    /** Stands in a cell that nothing was said about. */
    public static final Object UNSET = new Object() {
        @Override
        public String toString() {
            return "unset";
        }
    };

    private final Entity entity;
    private final @Nullable Object[] values;
    private final List<InsertRow>[] nested;
    private final boolean record;
    private final boolean computes;
    private final SharedColumnWrites setBy;

    private InsertRow(
            Entity entity,
            @Nullable Object[] cells,
            List<InsertRow>[] nested,
            boolean record,
            boolean computes,
            SharedColumnWrites setBy) {
        this.setBy = setBy;
        this.entity = entity;
        this.values = cells;
        this.nested = nested;
        this.record = record;
        this.computes = computes;
    }

    public static InsertRow of(Entity entity) {
        Object[] cells = new Object[entity.fields().size()];
        Arrays.fill(cells, UNSET);
        return of(entity, cells, false);
    }

    /**
     * The columns of a record, as they are. Its relations are not written.
     *
     * @param values by field: a storage value, null for absent; not to be written to afterwards
     */
    public static InsertRow ofRecord(Entity entity, @Nullable Object[] cells) {
        return of(entity, cells, true);
    }

    private static InsertRow of(Entity entity, @Nullable Object[] cells, boolean record) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<InsertRow>[] nested = new List[entity.relations().size()];
        Arrays.fill(nested, List.of());
        return new InsertRow(entity, cells, nested, record, false, SharedColumnWrites.NOTHING);
    }

    public Entity entity() {
        return entity;
    }

    /** Whether it holds the columns of a record that is inserted: what refers to that may be created later. */
    public boolean isRecord() {
        return record;
    }

    /** Whether the database computes a field of it, or did before that was set again. */
    boolean computes() {
        return computes;
    }

    /** The storage value of a field, null for absent, {@link #UNSET}, or the {@link BoundExpr} that the database computes. */
    public @Nullable Object value(Field field) {
        return values[field.index()];
    }

    /** A copy of the cells, by field. */
    public @Nullable Object[] values() {
        return values.clone();
    }

    public InsertRow set(Field field, @Nullable Object value) {
        return with(field, value, computes);
    }

    /** With a field that the database computes, of values alone. */
    public InsertRow compute(Field field, BoundExpr value) {
        return with(field, value, true);
    }

    private InsertRow with(Field field, @Nullable Object cell, boolean computing) {
        @Nullable Object[] copy = values.clone();
        copy[field.index()] = cell;
        boolean same = Objects.deepEquals(values[field.index()], cell);
        return new InsertRow(entity, copy, nested, record, computing, setBy.and(entity, field, same));
    }

    /** What the keys of a row share has one value. */
    public static InvalidStatementException conflictingKey(Relation relation, Field field) {
        return new InvalidStatementException(
                        ErrorCode.CONFLICTING_KEYS,
                        "a field of a new row is set to one value, and its relation to a record with another one")
                .with("field", field.toString())
                .with("relation", relation.toString())
                .hint("relate the row to records whose keys agree in the shared fields, or leave the field out");
    }

    /** The rows created over a relation; empty for none. */
    public List<InsertRow> nested(Relation relation) {
        return nested[relation.index()];
    }

    /** One more row over a has-many relation, or the row of a to-one relation. */
    public InsertRow add(Relation relation, InsertRow row) {
        List<InsertRow>[] copy = nested.clone();
        if (relation.toOne()) {
            copy[relation.index()] = List.of(row);
        } else {
            List<InsertRow> rows = new ArrayList<>(copy[relation.index()]);
            rows.add(row);
            copy[relation.index()] = List.copyOf(rows);
        }
        return new InsertRow(entity, values, copy, record, computes, setBy);
    }
}
