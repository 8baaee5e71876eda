package dev.runnel.companion;

import dev.runnel.MutationResult;
import dev.runnel.Statement;
import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.InsertRow;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The links between one record, or the records of a query, and the rows that belong to them. A row is linked if its foreign key refers to a
 * record. A write of a row that the application names is guarded by the version of its record.
 *
 * <p>For a query of records, {@link #add} and {@link #set} require at most one record, otherwise they are {@code NonUniqueResultException}; {@link
 * #remove} and {@link #clear} write the rows of all records. Without a record, nothing is written.
 *
 * @param <M> the model of the rows
 */
public final class RelationLinks<M> {
    private final ModelMetadata<M> model;
    private final Relation relation;
    private final @Nullable OwnerRecord<?> owner;
    private final @Nullable OwnerRead owners;

    /** The writes of the rows of all records. */
    private final LinkWrites all;

    /** The writes of the rows of one record. */
    private final LinkWrites one;

    /** @param members the query of the linked rows */
    RelationLinks(ModelMetadata<M> model, Relation relation, QuerySource members) {
        Entity entity = model.entity();
        InsertRow owned = Objects.requireNonNull(members.row, "a query of one owner");
        this.model = model;
        this.relation = relation;
        this.owner = members.owner;
        this.owners = members.owners;
        this.all = new LinkWrites(entity, relation, members.clauses.filter(), owned);
        this.one = owners == null ? all : new LinkWrites(entity, relation, owners.members(entity), owned);
    }

    private LinkedRows rows(List<? extends M> rows) {
        return LinkedRows.of(model, relation, rows);
    }

    /**
     * Returns a statement that links rows. A row that was linked to another record moves. An empty list writes nothing. A row that does not exist
     * is {@code NotFoundException}.
     */
    public Statement<MutationResult> add(List<? extends M> rows) {
        return ofOne(one.link(rows(rows)));
    }

    /** Returns a statement that unlinks rows. An empty list writes nothing. A row that is not linked is {@code NotFoundException}. */
    public Statement<MutationResult> remove(List<? extends M> rows) {
        WriteParts parts = new WriteParts();
        if (owners != null) {
            parts.add(owners.ofAny());
        }
        parts.add(all.unlink(rows(rows)));
        return Statements.of(parts.counted());
    }

    /**
     * Returns a statement that links the rows and unlinks all others: first the others, then the rows. It locks the record before, so of two such
     * statements one comes after the other. A record that does not exist is {@code NotFoundException}, unless the list is empty.
     */
    public Statement<MutationResult> set(List<? extends M> rows) {
        LinkedRows linked = rows(rows);
        BoundStatement<?> unlinked = one.unlinkOthers(linked);
        return linked.isEmpty()
                ? ofOne(unlinked)
                : owner == null ? ofOne(unlinked, one.link(linked)) : ofOne(owner.lock(), unlinked, one.link(linked));
    }

    /** Returns a statement that unlinks all rows. */
    public Statement<MutationResult> clear() {
        return Statements.of(all.unlinkOthers(LinkedRows.none(model.entity())));
    }

    private Statement<MutationResult> ofOne(BoundStatement<?>... writes) {
        WriteParts parts = new WriteParts();
        if (owners != null) {
            parts.add(owners.ofOne());
        }
        for (BoundStatement<?> write : writes) {
            parts.add(write);
        }
        return Statements.of(parts.counted());
    }
}
