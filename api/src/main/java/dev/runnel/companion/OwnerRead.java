package dev.runnel.companion;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.QueryState;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.stmt.WrittenValue;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The read of the records of a query to which rows belong: the first statement of a write sequence, whose other statements refer to the one record.
 *
 * @param owners the query of the records
 * @param relation the belongs-to relation of the rows
 */
record OwnerRead(QueryState owners, Relation relation) {

    /** The position of the read in the sequence. */
    private static final int POSITION = 0;

    /** Reads one record, and detects a second one. */
    BoundStatement<?> ofOne() {
        return read(2);
    }

    /** Reads whether there is a record. */
    BoundStatement<?> ofAny() {
        return read(1);
    }

    private BoundStatement<?> read(long limit) {
        List<ModelExpr> references = new ArrayList<>();
        for (String reference : relation.references()) {
            references.add(path(field(owners.entity(), reference)));
        }
        QueryState rows = owners.limit(limit);
        return new BoundStatement<>(rows.select(ResultMode.ALL, references), rows.values(BoundExpr.NO_VALUES), null);
    }

    /** Returns a row that belongs to the one record. */
    InsertRow row(Entity entity) {
        InsertRow row = InsertRow.of(entity);
        for (int i = 0; i < relation.fields().size(); i++) {
            row = row.set(field(entity, relation.fields().get(i)), reference(i));
        }
        return row;
    }

    /** Returns the condition that a row belongs to the one record. */
    BoundExpr members(Entity entity) {
        ModelExpr condition = null;
        Object[] values = new Object[relation.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Field field = field(entity, relation.fields().get(i));
            ModelExpr equal = new Compare(
                    CompareOp.EQ,
                    path(field),
                    new ValueExpr(Value.Param.of(field.type().asNonNull())));
            condition = condition == null ? equal : ModelExprs.and(condition, equal);
            values[i] = reference(i);
        }
        return new BoundExpr(condition == null ? ValueExpr.TRUE : condition, values);
    }

    /** Returns the error for a row of an unknown record where the statement has several rows. */
    InvalidStatementException recordExpected() {
        return new InvalidStatementException(
                        ErrorCode.RECORD_EXPECTED, "a row of a query of records is created together with other rows")
                .with("relation", relation.toString())
                .hint("create it by a statement of its own, or set the relation to one record");
    }

    private WrittenValue reference(int part) {
        return new WrittenValue(
                POSITION, 0, field(owners.entity(), relation.references().get(part)));
    }

    private static ModelExpr path(Field field) {
        return new FieldRef(Outer.OWN, List.of(), field);
    }

    private static Field field(Entity entity, String name) {
        return entity.field(name).orElseThrow();
    }
}
