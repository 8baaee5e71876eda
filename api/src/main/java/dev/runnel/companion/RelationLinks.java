package dev.runnel.companion;

import dev.runnel.MutationResult;
import dev.runnel.Statement;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.QueryState;
import dev.runnel.model.ReferentialAction;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.ForeignKeys;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.RowGuard;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.stmt.Update.ResultKind;
import dev.runnel.stmt.WriteSequence;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The links between one record and the rows that belong to it. A row is linked if its foreign key refers to the record. A write of a row that
 * the application names is guarded by the version of its record.
 *
 * @param <M> the model of the rows
 */
public final class RelationLinks<M> {
    private final ModelMetadata<M> model;
    private final Entity entity;
    private final Relation relation;
    private final QueryState members;
    private final InsertRow owned;

    /**
     * @param members the query of the linked rows
     * @param owned a row with the foreign key of the linked rows
     */
    RelationLinks(ModelMetadata<M> model, Relation relation, QueryState members, InsertRow owned) {
        this.model = model;
        this.entity = model.entity();
        this.relation = relation;
        this.members = members;
        this.owned = owned;
    }

    /**
     * Returns a statement that links rows. A row that was linked to another record moves. An empty list writes nothing. A row that does not exist
     * is {@code NotFoundException}.
     */
    public Statement<MutationResult> add(List<? extends M> rows) {
        return Statements.of(link(new Rows(rows)));
    }

    /** Returns a statement that unlinks rows. An empty list writes nothing. A row that is not linked is {@code NotFoundException}. */
    public Statement<MutationResult> remove(List<? extends M> rows) {
        Rows removed = new Rows(rows);
        BoundExpr each = and(removed.keys(), members.filter());
        return Statements.of(unlink(removed.isEmpty() ? removed.keys() : each, RequiredRows.EACH, removed.versions()));
    }

    /** Returns a statement that links the rows and unlinks all others: first the others, then the rows. */
    public Statement<MutationResult> set(List<? extends M> rows) {
        Rows linked = new Rows(rows);
        if (linked.isEmpty()) {
            return clear();
        }
        BoundExpr keys = linked.keys();
        BoundExpr others = and(members.filter(), new BoundExpr(new Not(keys.shape()), keys.values()));
        BoundStatement<?> unlinked = unlink(others, RequiredRows.ANY, Optional.empty());
        BoundStatement<?> added = link(linked);
        List<ModelStatement> writes = List.of(unlinked.shape(), added.shape());
        return Statements.of(new BoundStatement<>(
                new WriteSequence(writes), new Object[] {unlinked.values(), added.values()}, null));
    }

    /** Returns a statement that unlinks all rows. */
    public Statement<MutationResult> clear() {
        return Statements.of(unlink(members.filter(), RequiredRows.ANY, Optional.empty()));
    }

    private static BoundExpr and(BoundExpr a, BoundExpr b) {
        return new BoundExpr(ModelExprs.and(a.shape(), b.shape()), BoundExpr.join(a.values(), b.values()));
    }

    // ---- the two writes

    /** A part of the foreign key that belongs to the key of the row cannot change, so the row has to have it already. */
    private BoundStatement<?> link(Rows rows) {
        BoundExpr filter = rows.keys();
        List<Assignment> assignments = new ArrayList<>();
        Object[] assigned = BoundExpr.NO_VALUES;
        for (Field field : foreignKey()) {
            Object[] value = {owned.value(field)};
            if (!entity.isKey(field)) {
                assignments.add(new Assignment(field, parameter(field)));
                assigned = BoundExpr.join(assigned, value);
            } else if (!rows.isEmpty()) {
                filter = and(filter, new BoundExpr(new Compare(CompareOp.EQ, path(field), parameter(field)), value));
            }
        }
        Optional<BoundExpr> guard = rows.versions();
        return update(filter, guard, RequiredRows.EACH, assignments, assigned);
    }

    private BoundStatement<?> unlink(BoundExpr filter, RequiredRows required, Optional<BoundExpr> guard) {
        List<Assignment> cleared = ForeignKeys.clearing(entity, relation);
        if (isDeletedOnUnlink(cleared)) {
            Object[] values = guard.map(versions -> BoundExpr.join(filter.values(), versions.values()))
                    .orElse(filter.values());
            return new BoundStatement<>(
                    new Delete(entity, filter.shape(), guard.map(BoundExpr::shape), required, false), values, null);
        }
        return update(filter, guard, required, cleared, new Object[cleared.size()]);
    }

    private BoundStatement<?> update(
            BoundExpr filter,
            Optional<BoundExpr> guard,
            RequiredRows required,
            List<Assignment> assignments,
            @Nullable Object[] assigned) {
        Object[] conditions = guard.map(versions -> BoundExpr.join(filter.values(), versions.values()))
                .orElse(filter.values());
        return new BoundStatement<>(
                new Update(
                        entity, filter.shape(), guard.map(BoundExpr::shape), assignments, required, ResultKind.COUNT),
                BoundExpr.join(conditions, assigned),
                null);
    }

    // ---- the foreign key

    private List<Field> foreignKey() {
        return ForeignKeys.fields(entity, relation).stream()
                .sorted((a, b) -> Integer.compare(a.index(), b.index()))
                .toList();
    }

    private boolean isDeletedOnUnlink(List<Assignment> cleared) {
        boolean clears = relation.onUnlink() == ReferentialAction.CLEAR && !cleared.isEmpty();
        if (clears) {
            return false;
        }
        boolean deletes = relation.onUnlink() == ReferentialAction.DELETE
                || relation.onUnlink() == ReferentialAction.CLEAR && relation.onDelete() == ReferentialAction.DELETE;
        if (!deletes) {
            throw new InvalidStatementException(
                            ErrorCode.REQUIRED_RELATION, "the statement unlinks rows whose model does not allow it")
                    .with("relation", relation.toString())
                    .hint(
                            "link the rows to another record, delete them, or declare @BelongsTo(onUnlink = DELETE) or an optional foreign key");
        }
        return true;
    }

    private static ModelExpr path(Field field) {
        return new FieldRef(Outer.OWN, List.of(), field);
    }

    private static ModelExpr parameter(Field field) {
        return new ValueExpr(Value.Param.of(field.type()));
    }

    // ---- the rows

    /** The storage values of the keys and versions of records, without duplicates. Of two records with one key, the last one counts. */
    private final class Rows {
        private final List<Field> key = entity.key();
        private final Optional<Field> version = model.version();
        private final List<List<Object>> columns;

        Rows(List<? extends M> rows) {
            Map<List<Object>, Object[]> byKey = new LinkedHashMap<>();
            for (M row : rows) {
                Object[] cells = cells(RelationMetadata.present(relation, row));
                byKey.put(comparable(cells), cells);
            }
            this.columns = Stream.generate(() -> (List<Object>) new ArrayList<Object>())
                    .limit(fields().size())
                    .toList();
            for (Object[] cells : byKey.values()) {
                for (int i = 0; i < cells.length; i++) {
                    columns.get(i).add(cells[i]);
                }
            }
        }

        private List<Field> fields() {
            return Stream.concat(key.stream(), version.stream()).toList();
        }

        private Object[] cells(M row) {
            return Stream.concat(model.keyOf(row).stream(), version.map(field -> model.versionOf(row, field)).stream())
                    .toArray();
        }

        private List<Object> comparable(Object[] cells) {
            List<Object> parts = new ArrayList<>();
            for (int i = 0; i < cells.length; i++) {
                Object stored = ParameterValues.encode(fields().get(i), cells[i]);
                cells[i] = stored;
                if (i < key.size()) {
                    parts.add(StorageType.comparable(stored));
                }
            }
            return parts;
        }

        boolean isEmpty() {
            return columns.get(0).isEmpty();
        }

        /** The condition that a row has one of the keys. */
        BoundExpr keys() {
            if (isEmpty()) {
                return new BoundExpr(ValueExpr.FALSE);
            }
            return new BoundExpr(
                    ForeignKeys.in(key), columns.subList(0, key.size()).toArray());
        }

        /** The condition that each row has the version of its record; empty for a model without a version. */
        Optional<BoundExpr> versions() {
            return version.filter(field -> !isEmpty()).map(field -> RowGuard.versions(fields(), columns));
        }
    }
}
