package dev.runnel.exec.write;

import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.planner.program.InsertProgram;
import dev.runnel.planner.program.InsertProgram.Link;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.schema.DefaultValue;
import dev.runnel.schema.Field;
import dev.runnel.spi.Capabilities;
import dev.runnel.stmt.InsertRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The rows of one execution of an insert, by the nodes of its program. */
final class InsertBatch {
    private final InsertProgram program;
    private final List<List<PendingRow>> byNode = new ArrayList<>();

    private InsertBatch(InsertProgram program) {
        this.program = program;
    }

    /**
     * Runs the phases before the first INSERT: flattening, defaults, key links, validation.
     *
     * @param defaults the storage value of a field that was not set
     * @throws dev.runnel.error.InvalidValueException if a value lies outside the range of its column
     * @throws InvalidStatementException if required fields or relations were not set, or keys conflict
     * @throws UnsupportedFeatureException if a row lacks the row of a required eager has-one relation
     */
    static InsertBatch of(
            InsertProgram program,
            List<InsertRow> roots,
            Capabilities capabilities,
            BiFunction<Field, DefaultValue, @Nullable Object> defaults) {
        InsertBatch batch = new InsertBatch(program);
        batch.flatten(roots);
        RowDefaults.fill(batch, defaults);
        KeyLinks.link(batch);
        RowValidation.check(batch, capabilities);
        return batch;
    }

    /** A node has a higher number than its parent, so the rows of the parent exist. */
    private void flatten(List<InsertRow> roots) {
        for (Node node : program.nodes()) {
            Link link = node.link().orElse(null);
            List<PendingRow> rows = new ArrayList<>(link == null ? roots.size() : 0);
            if (link == null) {
                roots.forEach(root -> rows.add(new PendingRow(root, null)));
            } else {
                for (PendingRow parent : byNode.get(link.parent())) {
                    for (InsertRow nested : parent.source().nested(link.relation())) {
                        rows.add(new PendingRow(nested, parent));
                    }
                }
            }
            byNode.add(rows);
        }
    }

    InsertProgram program() {
        return program;
    }

    List<PendingRow> rows(Node node) {
        return byNode.get(node.number());
    }

    /**
     * Whether one INSERT statement of at most {@code most} rows writes all rows, so that it is atomic without a
     * transaction.
     */
    boolean isOneInsert(int most) {
        List<Node> nodes =
                program.nodes().stream().filter(node -> !rows(node).isEmpty()).toList();
        if (nodes.size() != 1) {
            return false;
        }
        Node node = nodes.get(0);
        List<PendingRow> rows = rows(node);
        long generated = rows.stream().filter(row -> row.hasGeneratedKey(node)).count();
        boolean sameStatement = generated == 0
                || generated == rows.size() && node.table().columns().size() > 1;
        return rows.size() == 1 || sameStatement && rows.size() <= most;
    }
}
