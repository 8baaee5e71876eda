package dev.runnel.exec.write;

import dev.runnel.planner.program.InsertProgram.Link;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.schema.Field;

/** The third phase of a create: a foreign key takes the key that it refers to, from the parent row or from the nested row. */
final class KeyLinks {
    private KeyLinks() {}

    /** Goes in the order of the inserts: the row that a foreign key refers to has its key first. */
    static void link(InsertBatch batch) {
        for (int number : batch.program().order()) {
            Node node = batch.program().nodes().get(number);
            node.link().ifPresent(link -> link(batch, node, link));
        }
    }

    private static void link(InsertBatch batch, Node node, Link link) {
        boolean belongsTo = link.relation().belongsTo();
        for (PendingRow row : batch.rows(node)) {
            PendingRow parent = row.parent();
            for (int i = 0; parent != null && i < link.parentFields().size(); i++) {
                int theirs = link.parentFields().get(i);
                int own = link.childFields().get(i);
                if (belongsTo) {
                    parent.copyKeyPart(theirs, row.cells()[own], link.relation());
                } else {
                    row.copyKeyPart(own, parent.cells()[theirs], link.relation());
                }
            }
        }
    }

    /** Takes the keys that the database generated for the returned rows of a node, and links the rows that refer to them anew. */
    static void propagateGeneratedKeys(InsertBatch batch, Node node) {
        for (PendingRow row : batch.rows(node)) {
            for (Field field : node.entity().key()) {
                if (row.cells()[field.index()] == DefaultValues.GENERATED && row.isReturned()) {
                    row.cells()[field.index()] = row.returned()[node.fieldAt().get(field.index())];
                }
            }
        }
        for (Node other : batch.program().nodes()) {
            Link link = other.link().orElse(null);
            if (link != null && (other == node || link.parent() == node.number())) {
                link(batch, other, link);
            }
        }
    }
}
