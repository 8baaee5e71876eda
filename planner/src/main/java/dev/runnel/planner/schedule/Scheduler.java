package dev.runnel.planner.schedule;

import dev.runnel.planner.program.Mir;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.MirNode.Load;
import dev.runnel.planner.program.MirNode.NestedMerge;
import dev.runnel.planner.program.MirNode.Project;
import dev.runnel.planner.program.Schedule;
import dev.runnel.planner.program.Schedule.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Assigns each node of a DAG its row slot, the width of its rows, and its stage: the earliest one that its inputs
 * allow. In: a {@link Mir}. Out: a {@link Schedule} with the same nodes. Cost: O(n²) in the number of nodes.
 */
public final class Scheduler {
    private final List<MirNode> nodes;
    private final Mir mir;
    private final List<Integer> slots = new ArrayList<>();
    private final List<Integer> stages = new ArrayList<>();
    private int rowSlots;

    private Scheduler(Mir mir) {
        this.mir = mir;
        this.nodes = mir.nodes();
    }

    public static Schedule schedule(Mir mir) {
        return new Scheduler(mir).scheduled();
    }

    private Schedule scheduled() {
        List<Integer> widths = new ArrayList<>();
        for (int at = 0; at < nodes.size(); at++) {
            MirNode node = nodes.get(at);
            slots.add(node.hasOwnRows() ? rowSlots++ : slots.get(node.inputs().get(0)));
            stages.add(node instanceof Load load ? stageOf(load) : stageOfStep(at));
            widths.add(widthOf(at));
        }
        return new Schedule(nodes, slots, widths, inStages());
    }

    /**
     * The stage of a load. A load reads columns only, no merged cells, so it does not wait for merges into its parent.
     */
    private int stageOf(Load load) {
        int rows = load.parent();
        while (nodes.get(rows) instanceof NestedMerge merge) {
            rows = merge.parents();
        }
        return isLeaf(rows) ? 0 : stages.get(rows) + 1;
    }

    private boolean isLeaf(int at) {
        return nodes.get(at).inputs().isEmpty();
    }

    /**
     * The stage of an in-memory step: that of its last input. A node that replaces the rows of its slot also waits for
     * the loads that read keys from them.
     */
    private int stageOfStep(int at) {
        MirNode node = nodes.get(at);
        int stage = node.inputs().stream().mapToInt(stages::get).max().orElse(0);
        for (int i = 0; i < at && !(node instanceof NestedMerge); i++) {
            if (nodes.get(i) instanceof Load load && slots.get(load.parent()).equals(slots.get(at))) {
                stage = Math.max(stage, stages.get(i));
            }
        }
        return stage;
    }

    private List<Stage> inStages() {
        List<List<Integer>> loads = new ArrayList<>();
        List<List<Integer>> steps = new ArrayList<>();
        for (int at = 0; at < nodes.size(); at++) {
            if (isLeaf(at)) {
                continue;
            }
            while (loads.size() <= stages.get(at)) {
                loads.add(new ArrayList<>());
                steps.add(new ArrayList<>());
            }
            (nodes.get(at) instanceof Load ? loads : steps).get(stages.get(at)).add(at);
        }
        List<Stage> inOrder = new ArrayList<>();
        for (int i = 0; i < loads.size(); i++) {
            inOrder.add(new Stage(loads.get(i), steps.get(i)));
        }
        return inOrder;
    }

    /** The largest number of cells of the rows in the nodes that change them, up to a projection. */
    private int widthOf(int origin) {
        int width = mir.types().get(origin).parts().size();
        int rows = origin;
        for (int i = origin + 1; i < nodes.size(); i++) {
            MirNode node = nodes.get(i);
            boolean goesOn = !node.hasOwnRows() && node.inputs().get(0) == rows;
            if (goesOn && node instanceof Project) {
                return width;
            }
            if (goesOn) {
                rows = i;
                width = Math.max(width, mir.types().get(i).parts().size());
            }
        }
        return width;
    }
}
