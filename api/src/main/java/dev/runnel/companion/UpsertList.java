package dev.runnel.companion;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.RunnelException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.IncomingValue;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.Upsert;
import dev.runnel.stmt.UpsertMany;
import dev.runnel.type.StorageType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one statement of several upserts with one target. */
final class UpsertList {
    private final Entity entity;
    private final List<Field> target;
    private final Set<List<Object>> keys = new HashSet<>();
    private final List<InsertRow> rows = new ArrayList<>();
    private final List<@Nullable Object[]> values = new ArrayList<>();
    private List<Optional<Field>> incoming = List.of();
    private @Nullable Upsert first;
    /** Whether the first row has values alone, so that a row of the same fields has the same shape. */
    private boolean isOfValues;

    UpsertList(Entity entity, List<Field> target) {
        this.entity = entity;
        this.target = target;
    }

    /** @throws InvalidValueException when a field of the target is not set, or is null */
    void requireTarget(InsertRow row) {
        for (Field field : target) {
            Object value = row.value(field);
            if (value == InsertRow.UNSET || value == null) {
                throw indexed(new InvalidValueException(field.toString(), InvalidValueException.Reason.NULL)
                        .hint("set the field of the target in each row"));
            }
            if (value instanceof BoundExpr) {
                throw indexed(new InvalidStatementException(
                                ErrorCode.NOT_ASSIGNABLE, "the database computes a field of the target of an upsert")
                        .with("field", field.toString())
                        .hint("set the field to a value"));
            }
        }
        try {
            UpsertState.requireCompared(entity, target, row);
        } catch (InvalidStatementException rejected) {
            throw indexed(rejected);
        }
    }

    /**
     * Adds a row.
     *
     * @param read for each value of the update, the field of the new row that has it; empty for a value that all rows share
     * @throws InvalidStatementException when a former row has the same target, or the first row sets other fields
     */
    @SuppressWarnings("unchecked")
    void add(BoundStatement<?> request, List<Optional<Field>> read) {
        Upsert upsert = (Upsert) request.shape();
        InsertRow row = ((List<InsertRow>) request.values()[0]).get(0);
        if (first != null
                && !(first.update().equals(upsert.update()) && first.find().equals(upsert.find()))) {
            throw indexed(new InvalidStatementException(
                            ErrorCode.UNEVEN_ROWS, "a row of the upsert sets other fields than the first one")
                    .with("model", entity.name())
                    .hint("set the same fields in each row, or say what an existing row takes: onUpdate(…)"));
        }
        requireNewKey(row);
        isOfValues = first == null ? Arrays.stream(row.values()).noneMatch(BoundExpr.class::isInstance) : isOfValues;
        first = first == null ? upsert : first;
        incoming = read;
        rows.add(row);
        values.add(request.values());
    }

    /** Adds a row whose upsert has the same shape as that of the first row: it sets the same fields, to values. Returns false for another row. */
    boolean addAlike(InsertRow row) {
        if (!isOfValues || !setsFieldsOf(rows.get(0), row)) {
            return false;
        }
        requireNewKey(row);
        @Nullable Object[] one = values.get(0).clone();
        one[0] = List.of(row);
        for (int i = 1; i < one.length; i++) {
            Optional<Field> read = incoming.get(i - 1);
            if (read.isPresent() && !(one[i] instanceof IncomingValue)) {
                one[i] = row.value(read.get());
            }
        }
        rows.add(row);
        values.add(one);
        return true;
    }

    private static boolean setsFieldsOf(InsertRow other, InsertRow row) {
        if (other.isRecord() && row.isRecord()) {
            return true;
        }
        @Nullable Object[] expected = other.values();
        @Nullable Object[] given = row.values();
        for (int i = 0; i < given.length; i++) {
            if ((expected[i] == InsertRow.UNSET) != (given[i] == InsertRow.UNSET) || given[i] instanceof BoundExpr) {
                return false;
            }
        }
        return row.entity().relations().stream()
                .allMatch(relation -> row.nested(relation).isEmpty());
    }

    private void requireNewKey(InsertRow row) {
        Object[] key = new Object[target.size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = comparable(target.get(i), row);
        }
        if (!keys.add(Arrays.asList(key))) {
            throw indexed(
                    new InvalidStatementException(ErrorCode.REPEATED_KEY, "two rows of the upsert have the same target")
                            .with("model", entity.name())
                            .hint("upsert each row once"));
        }
    }

    private static Object comparable(Field field, InsertRow row) {
        Object stored = Objects.requireNonNull(row.value(field));
        return StorageType.comparable(field.type().storage().normalize(stored));
    }

    private <E extends RunnelException> E indexed(E error) {
        error.with("index", Integer.toString(rows.size()));
        return error;
    }

    BoundStatement<?> request() {
        Upsert one = first;
        if (one == null) {
            return new BoundStatement<>(Insert.shapeOf(entity, List.of(), true), new Object[] {List.of()}, null);
        }
        Upsert each = new Upsert(
                target, Insert.shapeOf(entity, rows, false), one.update(), one.find(), one.existing(), false);
        return new BoundStatement<>(new UpsertMany(each, incoming), new Object[] {values}, null);
    }
}
