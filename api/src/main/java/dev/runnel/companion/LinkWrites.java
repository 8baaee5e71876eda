package dev.runnel.companion;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
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
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.stmt.Update.ResultKind;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The writes that link rows to one record and unlink them: updates and deletes of the rows.
 *
 * @param relation the belongs-to relation of the rows
 * @param members the condition that a row is linked
 * @param owned a row with the foreign key of the linked rows
 */
record LinkWrites(Entity entity, Relation relation, BoundExpr members, InsertRow owned) {

    /** Links the rows. A part of the foreign key that belongs to the key of the row cannot change, so the row has to have it already. */
    BoundStatement<?> link(LinkedRows rows) {
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
        return update(filter, rows.versions(), RequiredRows.EACH, assignments, assigned);
    }

    /** Unlinks the rows, which must be linked. */
    BoundStatement<?> unlink(LinkedRows rows) {
        return unlink(rows.isEmpty() ? rows.keys() : and(rows.keys(), members), RequiredRows.EACH, rows.versions());
    }

    /** Unlinks all rows but these. */
    BoundStatement<?> unlinkOthers(LinkedRows rows) {
        BoundExpr keys = rows.keys();
        return unlink(
                rows.isEmpty() ? members : and(members, new BoundExpr(new Not(keys.shape()), keys.values())),
                RequiredRows.ANY,
                Optional.empty());
    }

    private static BoundExpr and(BoundExpr a, BoundExpr b) {
        return new BoundExpr(ModelExprs.and(a.shape(), b.shape()), BoundExpr.join(a.values(), b.values()));
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
}
