package dev.runnel.companion;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.InsertRow;
import java.util.List;
import java.util.stream.Stream;

/**
 * A change of the rows of one relation of a record. For one row, the last call counts.
 *
 * @param target the model of the rows
 * @param linked the rows that are linked
 * @param unlinked the rows that are unlinked, none of {@code linked}
 * @param replaces whether each row that is neither linked nor created is unlinked
 * @param created the rows that are created
 */
record RelationChange(
        Relation relation,
        Entity target,
        LinkedRows linked,
        LinkedRows unlinked,
        boolean replaces,
        List<InsertRow> created) {
    RelationChange {
        created = List.copyOf(created);
    }

    static RelationChange link(Relation relation, LinkedRows rows) {
        Entity target = rows.entity();
        return new RelationChange(relation, target, rows, LinkedRows.none(target), relation.toOne(), List.of());
    }

    static RelationChange unlink(Relation relation, LinkedRows rows) {
        Entity target = rows.entity();
        return new RelationChange(relation, target, LinkedRows.none(target), rows, false, List.of());
    }

    static RelationChange clear(Relation relation, Entity target) {
        LinkedRows none = LinkedRows.none(target);
        return new RelationChange(relation, target, none, none, true, List.of());
    }

    /** @param rows at least one */
    static RelationChange create(Relation relation, List<InsertRow> rows) {
        Entity target = rows.get(0).entity();
        LinkedRows none = LinkedRows.none(target);
        return new RelationChange(relation, target, none, none, relation.toOne(), rows);
    }

    /** Returns this change, and then another one of the same relation. */
    RelationChange then(RelationChange later) {
        if (later.replaces) {
            return later;
        }
        return new RelationChange(
                relation,
                target,
                linked.without(later.unlinked).and(later.linked),
                unlinked.without(later.linked).and(later.unlinked),
                replaces,
                Stream.concat(created.stream(), later.created.stream()).toList());
    }

    /** Returns the belongs-to relation of the rows of a has-one or has-many relation. */
    Relation inverse() {
        return target.relations().stream()
                .filter(other -> other.belongsTo()
                        && other.target() == relation.owner()
                        && other.fields().equals(relation.references())
                        && other.references().equals(relation.fields()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the error for a change of a relation where the statement has no single record. */
    InvalidStatementException recordExpected() {
        return new InvalidStatementException(
                        ErrorCode.RECORD_EXPECTED, "a relation is changed where the statement has no single record")
                .with("relation", relation.toString())
                .hint("change it in update(record) or in a create that is not nested");
    }
}
