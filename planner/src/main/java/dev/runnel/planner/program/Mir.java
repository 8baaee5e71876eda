package dev.runnel.planner.program;

import dev.runnel.type.Type;
import java.util.List;

/**
 * The DAG of a read, or of a write that returns rows: every node after its inputs, the last one is the result. A node whose rows go on
 * into another is read by no second one, except by the loads of its keys.
 *
 * @param types of the rows of each node
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
