package dev.runnel.planner.program;

import dev.runnel.spi.Operation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A MIR in execution order. Each node has a row slot, which contains a list of rows. A node without own rows replaces
 * or widens the rows in the slot of its first input. Node 0 has slot 0: its rows come first, and the rows of slot 0
 * after the last stage are the result.
 *
 * @param nodes every node after its inputs
 * @param slots by node: its row slot
 * @param widths by node: the largest number of cells of its rows in the nodes that change them, up to a projection
 * @param stages all nodes but {@link MirNode.RootScan}, {@link MirNode.Groups} and {@link MirNode.EmptyRows}
 */
public record Schedule(List<MirNode> nodes, List<Integer> slots, List<Integer> widths, List<Stage> stages) {
    public Schedule {
        nodes = List.copyOf(nodes);
        slots = List.copyOf(slots);
        widths = List.copyOf(widths);
        stages = List.copyOf(stages);
    }

    /**
     * Nodes that run together, by position: first the loads, which may overlap on the lease, then the in-memory steps,
     * in order.
     *
     * @param loads the {@link MirNode.Load} nodes; the rows of their parents are complete before the stage begins
     * @param steps all other nodes
     */
    public record Stage(List<Integer> loads, List<Integer> steps) {
        public Stage {
            loads = List.copyOf(loads);
            steps = List.copyOf(steps);
        }
    }

    /** No rows and no stages. */
    public static Schedule nothing() {
        return new Schedule(List.of(new MirNode.EmptyRows()), List.of(0), List.of(0), List.of());
    }

    /** The operation that reads the rows of slot 0; empty if there can be none. */
    public Optional<Operation> operation() {
        return nodes.get(0) instanceof MirNode.RootScan scan ? Optional.of(scan.operation()) : Optional.empty();
    }

    /** Whether the rows of node 0 are the result. */
    public boolean isRootOnly() {
        return stages.isEmpty();
    }

    public int rowSlots() {
        return Collections.max(slots) + 1;
    }

    /** The initial number of cells of a row of slot 0: the columns of the operation, then the merged cells. */
    public int width() {
        return widths.get(0);
    }
}
