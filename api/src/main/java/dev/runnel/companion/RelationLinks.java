package dev.runnel.companion;

import dev.runnel.MutationResult;
import dev.runnel.Statement;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.QueryState;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.WriteSequence;
import java.util.List;
import java.util.Optional;

/**
 * The links between one record and the rows that belong to it. A row is linked if its foreign key refers to the record. A write of a row that
 * the application names is guarded by the version of its record.
 *
 * @param <M> the model of the rows
 */
public final class RelationLinks<M> {
    private final ModelMetadata<M> model;
    private final Relation relation;
    private final LinkWrites writes;

    /**
     * @param members the query of the linked rows
     * @param owned a row with the foreign key of the linked rows
     */
    RelationLinks(ModelMetadata<M> model, Relation relation, QueryState members, InsertRow owned) {
        this.model = model;
        this.relation = relation;
        this.writes = new LinkWrites(model.entity(), relation, members.filter(), owned);
    }

    private LinkedRows rows(List<? extends M> rows) {
        return LinkedRows.of(model, relation, rows);
    }

    /**
     * Returns a statement that links rows. A row that was linked to another record moves. An empty list writes nothing. A row that does not exist
     * is {@code NotFoundException}.
     */
    public Statement<MutationResult> add(List<? extends M> rows) {
        return Statements.of(writes.link(rows(rows)));
    }

    /** Returns a statement that unlinks rows. An empty list writes nothing. A row that is not linked is {@code NotFoundException}. */
    public Statement<MutationResult> remove(List<? extends M> rows) {
        return Statements.of(writes.unlink(rows(rows)));
    }

    /** Returns a statement that links the rows and unlinks all others: first the others, then the rows. */
    public Statement<MutationResult> set(List<? extends M> rows) {
        LinkedRows linked = rows(rows);
        if (linked.isEmpty()) {
            return clear();
        }
        BoundStatement<?> unlinked = writes.unlinkOthers(linked);
        BoundStatement<?> added = writes.link(linked);
        return Statements.of(new BoundStatement<>(
                new WriteSequence(List.of(unlinked.shape(), added.shape()), Optional.empty()),
                new Object[] {unlinked.values(), added.values()},
                null));
    }

    /** Returns a statement that unlinks all rows. */
    public Statement<MutationResult> clear() {
        return Statements.of(writes.unlinkOthers(LinkedRows.none(model.entity())));
    }
}
