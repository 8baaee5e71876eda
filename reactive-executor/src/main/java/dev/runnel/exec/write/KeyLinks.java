package dev.runnel.exec.write;

import dev.runnel.planner.program.InsertProgram.Link;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.schema.Field;

/**
 * The third phase of an insert: copies the referenced key into each foreign key, from the parent row or from the
 * nested row.
 */
final class KeyLinks {
    private KeyLinks() {}

    /** Runs in insert order: the referenced row has its key first. */
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

    /** Copies the generated keys of the written rows, and links the rows that refer to them again. */
    static void propagateGeneratedKeys(InsertBatch batch, Node node) {
        for (Field field : node.entity().key()) {
            for (PendingRow row : batch.rows(node)) {
                if (row.cells()[field.index()] == DefaultValues.GENERATED) {
                    row.cells()[field.index()] = row.written()[node.fieldAt().get(field.index())];
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
