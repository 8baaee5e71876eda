package dev.runnel.exec.write;

import dev.runnel.Deferred;
import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.step.RelationValues;
import dev.runnel.planner.program.InsertProgram.Link;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.schema.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of an insert, built from the written rows. The records of nested rows are components of the records of their
 * parents.
 */
record CreatedRecords(InsertBatch batch, List<ReturnedRows> returned) {

    /** The records of the root rows. Goes bottom-up: a node has a higher number than its parent. */
    List<Object> ofRoots() {
        List<Node> nodes = batch.program().nodes();
        for (int number = nodes.size() - 1; number > 0; number--) {
            nest(nodes.get(number));
        }
        return records(nodes.get(0));
    }

    /** Writes the records of a node into the written rows of their parents. */
    private void nest(Node node) {
        Link link = node.link().orElseThrow();
        List<PendingRow> rows = batch.rows(node);
        List<Object> records = records(node);
        Map<PendingRow, List<Object>> related = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            related.computeIfAbsent(rows.get(i).parent(), parent -> new ArrayList<>())
                    .add(records.get(i));
        }
        boolean loaded = link.relation().eager() && link.relation().belongsTo();
        for (PendingRow parent : batch.rows(batch.program().nodes().get(link.parent()))) {
            List<Object> found = related.getOrDefault(parent, List.of());
            if (parent.source().isLinked(link.relation())) {
                if (!link.relation().eager()) {
                    parent.written()[link.cell()] =
                            Deferred.unloaded(link.relation().toString(), true);
                }
            } else if (!found.isEmpty() || !loaded) {
                parent.written()[link.cell()] = component(link.relation(), found);
            }
        }
    }

    private List<Object> records(Node node) {
        List<PendingRow> rows = batch.rows(node);
        List<Object> records = new ArrayList<>(rows.size());
        BufferedRows.Cursor cursor = new BufferedRows.Cursor();
        for (PendingRow row : rows) {
            records.add(returned.get(node.number()).record().read(cursor.at(row.written())));
        }
        return records;
    }

    /** The value of a relation. A to-one relation without a nested row is unloaded; an eager one is empty. */
    private static Object component(Relation relation, List<Object> related) {
        if (!relation.toOne()) {
            return RelationValues.loaded(relation, Collections.unmodifiableList(related), false);
        }
        if (!related.isEmpty()) {
            return RelationValues.loaded(relation, related.get(0), false);
        }
        return relation.eager() ? RelationValues.none(relation, false) : Deferred.unloaded(relation.toString(), true);
    }
}
