package dev.runnel.planner.schedule;

import static dev.runnel.planner.oracle.Models.SCHEMA;
import static dev.runnel.planner.oracle.Models.STEP;
import static dev.runnel.planner.oracle.Models.TODO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.planner.program.MergeOutput;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowExpr;
import dev.runnel.planner.program.RowScope;
import dev.runnel.planner.program.Schedule;
import dev.runnel.planner.program.Schedule.Stage;
import dev.runnel.spi.Operation;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final Operation TODOS = new ReadItems(SCHEMA.table(TODO), new ReadItems.Scan(), List.of());
    private static final Operation STEPS = new ReadItems(SCHEMA.table(STEP), new ReadItems.Scan(), List.of());
    private static final RowCondition TEST = new RowCondition(RowScope.of(List.of()), TableExpr.ValueExpr.TRUE);
    private static final MergeOutput ROWS = new MergeOutput.Rows();

    private final MirBuilder mir = new MirBuilder(0);

    private static Type.Tuple row(int cells) {
        return new Type.Tuple(IntStream.range(0, cells)
                .mapToObj(i -> new Type.Part("c" + i, Type.of(StorageType.I64)))
                .toList());
    }

    @Test
    void workInMemoryIsDoneInTheSlotOfItsInput() {
        int todos = mir.add(new MirNode.RootScan(TODOS), row(3));
        int steps = mir.add(new MirNode.Load(todos, List.of(0), List.of(0), STEPS), row(2));
        int some = mir.add(new MirNode.Filter(steps, TEST), row(2));
        int merged = mir.add(new MirNode.NestedMerge(todos, List.of(0), some, List.of(1), 3, ROWS), row(4));
        mir.add(new MirNode.Filter(merged, TEST), row(4));
        Schedule schedule = Scheduler.schedule(mir.build());
        assertThat(schedule.slots()).containsExactly(0, 1, 1, 0, 0);
        assertThat(schedule.rowSlots()).isEqualTo(2);
        assertThat(schedule.stages()).containsExactly(new Stage(List.of(1), List.of(2, 3, 4)));
    }

    @Test
    void aRowIsAsWideAsItBecomes() {
        int todos = mir.add(new MirNode.RootScan(TODOS), row(3));
        int steps = mir.add(new MirNode.Load(todos, List.of(0), List.of(0), STEPS), row(2));
        int back = mir.add(new MirNode.Load(steps, List.of(0), List.of(1), TODOS), row(3));
        int wider = mir.add(new MirNode.NestedMerge(steps, List.of(0), back, List.of(0), 2, ROWS), row(3));
        mir.add(new MirNode.NestedMerge(todos, List.of(0), wider, List.of(1), 3, ROWS), row(4));
        Schedule schedule = Scheduler.schedule(mir.build());
        assertThat(schedule.width()).isEqualTo(4);
        assertThat(schedule.widths().subList(0, 3)).containsExactly(4, 3, 3);
    }

    @Test
    void aProjectionDoesNotNarrowTheRowsBefore() {
        int todos = mir.add(new MirNode.RootScan(TODOS), row(3));
        mir.add(new MirNode.Project(todos, List.of(new RowExpr.Cell(2))), row(1));
        assertThat(Scheduler.schedule(mir.build()).width()).isEqualTo(3);
    }

    @Test
    void limitsAreDoneInTheSlotOfTheirRows() {
        Slice two = Slice.first(new Value.Literal(2L, Type.of(StorageType.I64)));
        int todos = mir.add(new MirNode.RootScan(TODOS), row(3));
        int first = mir.add(new MirNode.Limit(todos, two), row(3));
        mir.add(new MirNode.LimitPerKey(first, List.of(1), two), row(3));
        Schedule schedule = Scheduler.schedule(mir.build());
        assertThat(schedule.slots()).containsExactly(0, 0, 0);
        assertThat(schedule.stages()).containsExactly(new Stage(List.of(), List.of(1, 2)));
    }

    @Test
    void nothingHasASlotAndNoStage() {
        int todos = mir.add(new MirNode.RootScan(TODOS), row(3));
        int nothing = mir.add(new MirNode.EmptyRows(), row(0));
        mir.add(new MirNode.NestedMerge(todos, List.of(0), nothing, List.of(0), 3, ROWS), row(4));
        Schedule schedule = Scheduler.schedule(mir.build());
        assertThat(schedule.slots()).containsExactly(0, 1, 0);
        assertThat(schedule.stages()).containsExactly(new Stage(List.of(), List.of(2)));
    }

    @Test
    void aLoadDoesNotWaitForTheMergesOfItsParent() {
        int todos = mir.add(new MirNode.RootScan(TODOS), row(3));
        int steps = mir.add(new MirNode.Load(todos, List.of(0), List.of(0), STEPS), row(2));
        int merged = mir.add(new MirNode.NestedMerge(todos, List.of(0), steps, List.of(1), 3, ROWS), row(4));
        int more = mir.add(new MirNode.Load(merged, List.of(1), List.of(1), STEPS), row(2));
        mir.add(new MirNode.NestedMerge(merged, List.of(1), more, List.of(1), 4, ROWS), row(5));
        assertThat(Scheduler.schedule(mir.build()).stages()).containsExactly(new Stage(List.of(1, 3), List.of(2, 4)));
    }

    @Test
    void aLoadFollowsTheStageThatGivesOrReplacesTheRowsOfItsParent() {
        int todos = mir.add(new MirNode.RootScan(TODOS), row(3));
        int steps = mir.add(new MirNode.Load(todos, List.of(0), List.of(0), STEPS), row(2));
        int back = mir.add(new MirNode.Load(steps, List.of(0), List.of(1), TODOS), row(3));
        int some = mir.add(new MirNode.Filter(back, TEST), row(3));
        mir.add(new MirNode.Load(some, List.of(0), List.of(2), STEPS), row(2));
        assertThat(Scheduler.schedule(mir.build()).stages())
                .containsExactly(
                        new Stage(List.of(1), List.of()),
                        new Stage(List.of(2), List.of(3)),
                        new Stage(List.of(4), List.of()));
    }

    @Test
    void rowsAreReplacedAfterTheLoadsByTheirKeys() {
        int todos = mir.add(new MirNode.RootScan(TODOS), row(3));
        int steps = mir.add(new MirNode.Load(todos, List.of(0), List.of(0), STEPS), row(2));
        mir.add(new MirNode.Load(steps, List.of(0), List.of(1), TODOS), row(3));
        mir.add(new MirNode.Filter(steps, TEST), row(2));
        assertThat(Scheduler.schedule(mir.build()).stages())
                .containsExactly(new Stage(List.of(1), List.of()), new Stage(List.of(2), List.of(3)));
    }
}
