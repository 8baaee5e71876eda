package dev.runnel.companion;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The writes of the has-one and has-many relations of an updated record.
 *
 * @param components the components of the record, by the index of the field
 * @param assigned returns the new value of a field of the record; empty if the update does not set it
 */
record RelatedWrites(
        Entity entity, List<? extends @Nullable Object> components, Function<Field, Optional<BoundExpr>> assigned) {

    /** Adds the writes: first the unlinked rows of all relations, so that their unique values are free, then the linked and the new ones. */
    void addTo(WriteParts parts, List<RelationChange> changes) {
        parts.requireDistinct(changes, Optional.of(LinkedRows.of(entity, components)));
        for (RelationChange change : changes) {
            if (change.replaces()) {
                parts.add(links(change).unlinkOthers(change.linked()));
            } else if (!change.unlinked().isEmpty()) {
                parts.add(links(change).unlink(change.unlinked()));
            }
        }
        for (RelationChange change : changes) {
            if (!change.linked().isEmpty()) {
                parts.add(links(change).link(change.linked()));
            }
        }
        for (RelationChange change : changes) {
            if (!change.created().isEmpty()) {
                parts.add(created(change));
            }
        }
    }

    private BoundStatement<?> created(RelationChange change) {
        List<InsertRow> rows = change.created().stream()
                .map(row -> InsertBuilder.reference(row, change.inverse(), key(change)))
                .toList();
        return new BoundStatement<>(Insert.shapeOf(change.target(), rows, true), new Object[] {rows}, null);
    }

    private LinkWrites links(RelationChange change) {
        Relation inverse = change.inverse();
        QuerySource members = ModelMetadata.rowsOf(change.target(), inverse, null, references(change.relation()));
        InsertRow owned = InsertBuilder.reference(InsertRow.of(change.target()), inverse, key(change));
        return new LinkWrites(change.target(), inverse, members.state().filter(), owned);
    }

    /** The values of the fields that a relation refers to. */
    private List<@Nullable Object> references(Relation relation) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String name : relation.fields()) {
            values.add(components.get(entity.field(name).orElseThrow().index()));
        }
        return values;
    }

    /** The foreign key of a row that belongs to the record after the update. */
    private List<@Nullable Object> key(RelationChange change) {
        List<@Nullable Object> key = references(change.relation());
        for (int i = 0; i < key.size(); i++) {
            Field field = entity.field(change.relation().fields().get(i)).orElseThrow();
            Optional<BoundExpr> value = assigned.apply(field);
            if (value.isPresent()) {
                key.set(i, field.decode(known(field, value.get())));
            }
        }
        return key;
    }

    /** The new value of a field to which rows refer. */
    private static Object known(Field field, BoundExpr value) {
        if (!(value.shape() instanceof ValueExpr) || CreatedOwner.of(value).isPresent()) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_ASSIGNABLE,
                            "a field that rows of one statement refer to is set to a database expression")
                    .with("field", field.toString())
                    .hint("update the field first, and the relation with a second statement");
        }
        return value.values()[0];
    }
}
