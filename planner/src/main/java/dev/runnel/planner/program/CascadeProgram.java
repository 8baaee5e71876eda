package dev.runnel.planner.program;

import dev.runnel.planner.program.KeyValueWriteProgram.ReferenceCheck;
import dev.runnel.stmt.CascadingDelete.Edge;
import dev.runnel.stmt.CascadingDelete.Node;
import java.util.List;

/**
 * Deletes rows, and deletes or clears the rows that refer to them. The executor selects the rows of the first node, then follows the edges level by
 * level until it finds no new row. It clears foreign keys, deletes the rows of the other nodes, and at last the rows of the statement.
 *
 * @param parts the programs; nodes and edges refer to them by their position. The first one is the delete of the statement, and the second one
 *     selects the cells of its rows. The third one deletes these rows by their keys
 * @param nodes the models whose rows are deleted
 * @param edges the relations that are followed
 * @param deleteOrder the nodes, in groups: rows of an earlier group may refer to rows of a later one. In a group the rows of the deepest level are
 *     deleted first. On a key-value store, which writes all items at once, it is the order of the nodes
 * @param restricted for each node the reads that must find no item besides the deleted ones; empty for a database with foreign keys
 */
public record CascadeProgram(
        List<Program> parts,
        List<Node> nodes,
        List<Edge> edges,
        List<List<Integer>> deleteOrder,
        List<List<ReferenceCheck>> restricted)
        implements Program {
    public CascadeProgram {
        parts = List.copyOf(parts);
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        deleteOrder = List.copyOf(deleteOrder);
        restricted = List.copyOf(restricted);
    }

    @Override
    public int valueSlots() {
        return parts.get(0).valueSlots();
    }

    @Override
    public List<RangeCheckedParameter> ranged() {
        return parts.get(0).ranged();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitCascade(this);
    }
}
