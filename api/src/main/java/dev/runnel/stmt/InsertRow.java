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

/**
 * The values of a new row, and the new rows related to it. Immutable: each setter returns a new object, which refers to the row before it. So
 * a setter costs the same for each number of fields, and the values are joined once, when the statement runs.
 */
public final class InsertRow {
    /** The value of a field that is not set. */
    public static final Object UNSET = new Object() {
        @Override
        public String toString() {
            return "unset";
        }
    };

    private final Origin origin;
    private final @Nullable InsertRow before;
    private final int field;
    private final @Nullable Object value;

    /**
     * The row before its setters.
     *
     * @param values by the index of the field
     * @param nested the new rows of a relation, by its index
     * @param linked the relations that have existing rows, too
     */
    private record Origin(
            Entity entity,
            @Nullable Object[] values,
            List<InsertRow>[] nested,
            boolean isRecord,
            boolean computes,
            SharedColumnWrites setBy,
            Set<Relation> linked) {}

    private InsertRow(Origin origin) {
        this(origin, null, -1, null);
    }

    /** @param field the index of the field that this row sets; -1 for none */
    private InsertRow(Origin origin, @Nullable InsertRow before, int field, @Nullable Object value) {
        this.origin = origin;
        this.before = before;
        this.field = field;
        this.value = value;
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
        return new InsertRow(new Origin(entity, cells, nested, record, false, SharedColumnWrites.NOTHING, Set.of()));
    }

    /** Returns the model. */
    public Entity entity() {
        return origin.entity;
    }

    /**
     * Returns whether the row has the columns of a record. The rows that its foreign keys refer to may be created
     * later.
     */
    public boolean isRecord() {
        return origin.isRecord;
    }

    /** Returns whether the database computes a field of the row, or did so before the field was set again. */
    boolean computes() {
        for (InsertRow row = this; row != null; row = row.before) {
            if (row.value instanceof BoundExpr) {
                return true;
            }
        }
        return origin.computes;
    }

    /**
     * Returns the storage value of a field, null for NULL, {@link #UNSET}, or the {@link BoundExpr} that the database
     * computes.
     */
    public @Nullable Object value(Field field) {
        for (InsertRow row = this; row.before != null; row = row.before) {
            if (row.field == field.index()) {
                return row.value;
            }
        }
        return origin.values[field.index()];
    }

    /** Returns the values, by the index of the field. The caller owns the array. */
    public @Nullable Object[] values() {
        @Nullable Object[] values = origin.values.clone();
        if (before != null) {
            boolean[] isSet = new boolean[values.length];
            for (InsertRow row = this; row.before != null; row = row.before) {
                if (!isSet[row.field]) {
                    isSet[row.field] = true;
                    values[row.field] = row.value;
                }
            }
        }
        return values;
    }

    /** Returns this row with a field set to a storage value, or to null for NULL. */
    public InsertRow set(Field field, @Nullable Object value) {
        return with(field, value);
    }

    /** Returns this row with a field that the database computes from values alone. */
    public InsertRow compute(Field field, BoundExpr value) {
        return with(field, value);
    }

    private InsertRow with(Field field, @Nullable Object value) {
        if (origin.entity.views().isEmpty()) {
            return new InsertRow(origin, this, field.index(), value);
        }
        boolean same = Objects.deepEquals(value(field), value);
        SharedColumnWrites setBy = origin.setBy.and(origin.entity, field, same);
        @Nullable Object[] values = values();
        values[field.index()] = value;
        return new InsertRow(new Origin(
                origin.entity,
                values,
                origin.nested,
                origin.isRecord,
                computes() || value instanceof BoundExpr,
                setBy,
                origin.linked));
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
        return origin.nested[relation.index()];
    }

    /** Returns this row with another row of a has-many relation, or with the row of a to-one relation. */
    public InsertRow add(Relation relation, InsertRow row) {
        List<InsertRow>[] copy = origin.nested.clone();
        if (relation.toOne()) {
            copy[relation.index()] = List.of(row);
        } else {
            List<InsertRow> rows = new ArrayList<>(copy[relation.index()]);
            rows.add(row);
            copy[relation.index()] = List.copyOf(rows);
        }
        return related(copy, origin.linked);
    }

    /** Returns whether the statement links existing rows to this row, too. */
    public boolean isLinked(Relation relation) {
        return origin.linked.contains(relation);
    }

    /** Returns this row as one to which the statement links existing rows. */
    public InsertRow withLinks(Relation relation) {
        Set<Relation> relations = new HashSet<>(origin.linked);
        relations.add(relation);
        return related(origin.nested, Set.copyOf(relations));
    }

    /** Returns this row without new and linked rows of a relation. */
    public InsertRow without(Relation relation) {
        List<InsertRow>[] copy = origin.nested.clone();
        copy[relation.index()] = List.of();
        Set<Relation> relations = new HashSet<>(origin.linked);
        relations.remove(relation);
        return related(copy, Set.copyOf(relations));
    }

    private InsertRow related(List<InsertRow>[] nested, Set<Relation> linked) {
        return new InsertRow(
                new Origin(origin.entity, values(), nested, origin.isRecord, computes(), origin.setBy, linked));
    }
}
