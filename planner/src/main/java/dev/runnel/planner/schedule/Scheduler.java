package dev.runnel.planner.schedule;

import dev.runnel.planner.mir.Mir;
import dev.runnel.planner.mir.MirNode;
import dev.runnel.planner.mir.MirNode.Distinct;
import dev.runnel.planner.mir.MirNode.Drive;
import dev.runnel.planner.mir.MirNode.Filter;
import dev.runnel.planner.mir.MirNode.Limit;
import dev.runnel.planner.mir.MirNode.LimitPerKey;
import dev.runnel.planner.mir.MirNode.Load;
import dev.runnel.planner.mir.MirNode.Merge;
import dev.runnel.planner.mir.MirNode.Nothing;
import dev.runnel.planner.mir.MirNode.Project;
import dev.runnel.planner.mir.MirNode.Sort;
import dev.runnel.planner.program.Action;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the nodes of a DAG row slots and an order. Work in memory is done in the slot of its input, so the slot of a node is that
 * of the rows it goes on with; slot 0 is the driving one.
 */
public final class Scheduler implements MirNode.Visitor<Void> {
    private final Mir mir;
    private final int[] slots;
    private final List<Action> actions = new ArrayList<>();
    private int nextSlot;
    private int at;

    private Scheduler(Mir mir) {
        this.mir = mir;
        this.slots = new int[mir.nodes().size()];
    }

    /**
     * The body of a program.
     *
     * @param width how many cells a row of slot 0 has
     */
    public record Body(List<Action> actions, int rowSlots, int width) {}

    public static Body schedule(Mir mir) {
        Scheduler scheduler = new Scheduler(mir);
        for (MirNode node : mir.nodes()) {
            node.accept(scheduler);
            scheduler.at++;
        }
        return new Body(scheduler.actions, scheduler.nextSlot, scheduler.widthOf(0));
    }

    @Override
    public Void visitDrive(Drive drive) {
        slots[at] = nextSlot++;
        return null;
    }

    @Override
    public Void visitNothing(Nothing nothing) {
        slots[at] = nextSlot++;
        return null;
    }

    @Override
    public Void visitLoad(Load load) {
        slots[at] = nextSlot++;
        actions.add(new Action.Load(
                slots[at], slots[load.parent()], load.cells(), load.keySlots(), load.operation(), widthOf(at)));
        return null;
    }

    /** The most cells that a row has on its way through the nodes that go on with it, up to where it is projected. */
    private int widthOf(int origin) {
        int width = mir.types().get(origin).parts().size();
        int rows = origin;
        for (int i = origin + 1; i < mir.nodes().size(); i++) {
            MirNode node = mir.nodes().get(i);
            boolean goesOn = !(node instanceof Load)
                    && !node.inputs().isEmpty()
                    && node.inputs().get(0) == rows;
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

    @Override
    public Void visitFilter(Filter filter) {
        slots[at] = slots[filter.input()];
        actions.add(new Action.Keep(slots[at], filter.test()));
        return null;
    }

    @Override
    public Void visitSort(Sort sort) {
        slots[at] = slots[sort.input()];
        actions.add(new Action.Sort(slots[at], sort.keys()));
        return null;
    }

    @Override
    public Void visitLimit(Limit limit) {
        slots[at] = slots[limit.input()];
        actions.add(new Action.Take(slots[at], limit.rows()));
        return null;
    }

    @Override
    public Void visitLimitPerKey(LimitPerKey limit) {
        slots[at] = slots[limit.input()];
        actions.add(new Action.TakePerKey(slots[at], limit.cells(), limit.rows()));
        return null;
    }

    @Override
    public Void visitDistinct(Distinct distinct) {
        slots[at] = slots[distinct.input()];
        actions.add(new Action.Distinct(slots[at], distinct.types()));
        return null;
    }

    @Override
    public Void visitMerge(Merge merge) {
        slots[at] = slots[merge.parents()];
        actions.add(new Action.Merge(
                slots[at],
                merge.parentCells(),
                slots[merge.children()],
                merge.childCells(),
                merge.cell(),
                merge.shape()));
        return null;
    }

    @Override
    public Void visitProject(Project project) {
        slots[at] = slots[project.input()];
        actions.add(new Action.Project(slots[at], project.operands(), widthOf(at)));
        return null;
    }
}
