package dev.runnel.stmt;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of a new row, and the new rows related to it. Immutable: each setter returns a new object. */
public final class InsertRow {
    /** The value of a field that is not set. */
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
    private final Set<Relation> linked;

    private InsertRow(
            Entity entity,
            @Nullable Object[] cells,
            List<InsertRow>[] nested,
            boolean record,
            boolean computes,
            SharedColumnWrites setBy,
            Set<Relation> linked) {
        this.setBy = setBy;
        this.linked = linked;
        this.entity = entity;
        this.values = cells;
        this.nested = nested;
        this.record = record;
        this.computes = computes;
    }

    /** Returns a row in which no field is set. */
    public static InsertRow of(Entity entity) {
        Object[] cells = new Object[entity.fields().size()];
        Arrays.fill(cells, UNSET);
        return of(entity, cells, false);
    }

    /**
     * Returns the columns of a record, unchanged. The relations of the record are not written.
     *
     * @param entity the model
     * @param cells a storage value or null for each field, by its index. The caller does not write to the array
     *     afterwards
     */
    public static InsertRow ofRecord(Entity entity, @Nullable Object[] cells) {
        return of(entity, cells, true);
    }

    private static InsertRow of(Entity entity, @Nullable Object[] cells, boolean record) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<InsertRow>[] nested = new List[entity.relations().size()];
        Arrays.fill(nested, List.of());
        return new InsertRow(entity, cells, nested, record, false, SharedColumnWrites.NOTHING, Set.of());
    }

    /** Returns the model. */
    public Entity entity() {
        return entity;
    }

    /**
     * Returns whether the row has the columns of a record. The rows that its foreign keys refer to may be created
     * later.
     */
    public boolean isRecord() {
        return record;
    }

    /** Returns whether the database computes a field of the row, or did so before the field was set again. */
    boolean computes() {
        return computes;
    }

    /**
     * Returns the storage value of a field, null for NULL, {@link #UNSET}, or the {@link BoundExpr} that the database
     * computes.
     */
    public @Nullable Object value(Field field) {
        return values[field.index()];
    }

    /** Returns a copy of the values, by the index of the field. */
    public @Nullable Object[] values() {
        return values.clone();
    }

    /** Returns this row with a field set to a storage value, or to null for NULL. */
    public InsertRow set(Field field, @Nullable Object value) {
        return with(field, value, computes);
    }

    /** Returns this row with a field that the database computes from values alone. */
    public InsertRow compute(Field field, BoundExpr value) {
        return with(field, value, true);
    }

    private InsertRow with(Field field, @Nullable Object cell, boolean computing) {
        @Nullable Object[] copy = values.clone();
        copy[field.index()] = cell;
        boolean same = Objects.deepEquals(values[field.index()], cell);
        return new InsertRow(entity, copy, nested, record, computing, setBy.and(entity, field, same), linked);
    }

    /** Returns this row with other values for its {@link WrittenValue}s. */
    public InsertRow resolved(Function<WrittenValue, @Nullable Object> value) {
        @Nullable Object[] cells = values.clone();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof WrittenValue written) {
                cells[i] = value.apply(written);
            }
        }
        return new InsertRow(entity, cells, nested, record, computes, setBy, linked);
    }

    /** Returns whether a value is one of another write of the statement. */
    public boolean hasWrittenValues() {
        return Arrays.stream(values).anyMatch(WrittenValue.class::isInstance);
    }

    /** Returns the error for a field that has one value by itself and another value by a relation. */
    public static InvalidStatementException conflictingKey(Relation relation, Field field) {
        return new InvalidStatementException(
                        ErrorCode.CONFLICTING_KEYS,
                        "a field of a new row is set to one value, and its relation to a record with another one")
                .with("field", field.toString())
                .with("relation", relation.toString())
                .hint("relate the row to records whose keys agree in the shared fields, or leave the field out");
    }

    /** Returns the new rows of a relation; empty if there are none. */
    public List<InsertRow> nested(Relation relation) {
        return nested[relation.index()];
    }

    /** Returns this row with another row of a has-many relation, or with the row of a to-one relation. */
    public InsertRow add(Relation relation, InsertRow row) {
        List<InsertRow>[] copy = nested.clone();
        if (relation.toOne()) {
            copy[relation.index()] = List.of(row);
        } else {
            List<InsertRow> rows = new ArrayList<>(copy[relation.index()]);
            rows.add(row);
            copy[relation.index()] = List.copyOf(rows);
        }
        return new InsertRow(entity, values, copy, record, computes, setBy, linked);
    }

    /** Returns whether the statement links existing rows to this row, too. */
    public boolean isLinked(Relation relation) {
        return linked.contains(relation);
    }

    /** Returns this row as one to which the statement links existing rows. */
    public InsertRow withLinks(Relation relation) {
        Set<Relation> relations = new HashSet<>(linked);
        relations.add(relation);
        return new InsertRow(entity, values, nested, record, computes, setBy, Set.copyOf(relations));
    }

    /** Returns this row without new and linked rows of a relation. */
    public InsertRow without(Relation relation) {
        List<InsertRow>[] copy = nested.clone();
        copy[relation.index()] = List.of();
        Set<Relation> relations = new HashSet<>(linked);
        relations.remove(relation);
        return new InsertRow(entity, values, copy, record, computes, setBy, Set.copyOf(relations));
    }
}
