package dev.runnel.planner.program;

import dev.runnel.type.Type;
import java.util.List;

/**
 * The DAG of a read, or of a write that returns rows. Every node comes after its inputs; the last node is the result.
 * Each node's rows are the first input of at most one other node, apart from loads by their keys.
 *
 * @param types the row types of the nodes
 */
public record Mir(List<MirNode> nodes, List<Type.Tuple> types) {
    public Mir {
        nodes = List.copyOf(nodes);
        types = List.copyOf(types);
    }

    public int result() {
        return nodes.size() - 1;
    }
}
