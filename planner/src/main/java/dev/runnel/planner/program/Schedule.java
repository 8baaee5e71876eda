package dev.runnel.planner.program;

import dev.runnel.spi.Operation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A MIR in the order in which it runs. Each node has a row slot, which holds a list of rows; a node that goes on with the rows of
 * another one replaces or widens them in the same slot. Node 0 has slot 0: its rows come first, and the rows that are in slot 0 after
 * the last stage are the result.
 *
 * @param nodes every node after its inputs
 * @param slots by node: the row slot of its rows
 * @param widths by node: the most cells that one of its rows has on its way through the nodes that go on with it, up to a projection
 * @param stages of all nodes but the {@link MirNode.Drive} and {@link MirNode.Nothing}
 */
public record Schedule(List<MirNode> nodes, List<Integer> slots, List<Integer> widths, List<Stage> stages) {
    public Schedule {
        nodes = List.copyOf(nodes);
        slots = List.copyOf(slots);
        widths = List.copyOf(widths);
        stages = List.copyOf(stages);
    }

    /**
     * Nodes that may run together, by position: first the loads, which may overlap on the lease, then the work in memory, in order.
     *
     * @param loads the {@link MirNode.Load} nodes, whose parents have their rows before the stage begins
     * @param steps all other nodes
     */
    public record Stage(List<Integer> loads, List<Integer> steps) {
        public Stage {
            loads = List.copyOf(loads);
            steps = List.copyOf(steps);
        }
    }

    /** No rows, and nothing to run. */
    public static Schedule nothing() {
        return new Schedule(List.of(new MirNode.EmptyRows()), List.of(0), List.of(0), List.of());
    }

    /** The operation that gives the rows of slot 0; empty where there can be none, so that nothing is called. */
    public Optional<Operation> operation() {
        return nodes.get(0) instanceof MirNode.RootScan scan ? Optional.of(scan.operation()) : Optional.empty();
    }

    /** Whether the rows of node 0 are the result as they are. */
    public boolean isRootOnly() {
        return stages.isEmpty();
    }

    public int rowSlots() {
        return Collections.max(slots) + 1;
    }

    /** How many cells a row of slot 0 has when it is made: those of the operation, then those that are merged in. */
    public int width() {
        return widths.get(0);
    }
}
