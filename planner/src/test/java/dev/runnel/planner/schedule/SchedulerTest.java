package dev.runnel.planner.schedule;

import static dev.runnel.planner.oracle.Models.SCHEMA;
import static dev.runnel.planner.oracle.Models.STEP;
import static dev.runnel.planner.oracle.Models.TODO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.planner.mir.MirBuilder;
import dev.runnel.planner.mir.MirNode;
import dev.runnel.planner.program.Action;
import dev.runnel.planner.program.MergeShape;
import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowExpr;
import dev.runnel.planner.program.RowScope;
import dev.runnel.planner.schedule.Scheduler.Body;
import dev.runnel.spi.Operation;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.Storage;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final Operation TODOS = new ReadItems(SCHEMA.table(TODO), new ReadItems.Scan(), List.of());
    private static final Operation STEPS = new ReadItems(SCHEMA.table(STEP), new ReadItems.Scan(), List.of());
    private static final RowCondition TEST = new RowCondition(RowScope.of(List.of()), TableExpr.ValueExpr.TRUE);
    private static final MergeShape ROWS = new MergeShape.Rows();

    private final MirBuilder mir = new MirBuilder(0);

    private static Type.Tuple row(int cells) {
        return new Type.Tuple(IntStream.range(0, cells)
                .mapToObj(i -> new Type.Part("c" + i, Type.of(Storage.I64)))
                .toList());
    }

    @Test
    void workInMemoryIsDoneInTheSlotOfItsInput() {
        int todos = mir.add(new MirNode.Drive(TODOS), row(3));
        int steps = mir.add(new MirNode.Load(todos, List.of(0), List.of(0), STEPS), row(2));
        int some = mir.add(new MirNode.Filter(steps, TEST), row(2));
        int merged = mir.add(new MirNode.Merge(todos, List.of(0), some, List.of(1), 3, ROWS), row(4));
        mir.add(new MirNode.Filter(merged, TEST), row(4));
        Body body = Scheduler.schedule(mir.build());
        assertThat(body.actions())
                .containsExactly(
                        new Action.Load(1, 0, List.of(0), List.of(0), STEPS, 2),
                        new Action.Keep(1, TEST),
                        new Action.Merge(0, List.of(0), 1, List.of(1), 3, ROWS),
                        new Action.Keep(0, TEST));
        assertThat(body.rowSlots()).isEqualTo(2);
    }

    @Test
    void aRowIsAsWideAsItBecomes() {
        int todos = mir.add(new MirNode.Drive(TODOS), row(3));
        int steps = mir.add(new MirNode.Load(todos, List.of(0), List.of(0), STEPS), row(2));
        int back = mir.add(new MirNode.Load(steps, List.of(0), List.of(1), TODOS), row(3));
        int wider = mir.add(new MirNode.Merge(steps, List.of(0), back, List.of(0), 2, ROWS), row(3));
        mir.add(new MirNode.Merge(todos, List.of(0), wider, List.of(1), 3, ROWS), row(4));
        Body body = Scheduler.schedule(mir.build());
        assertThat(body.width()).isEqualTo(4);
        assertThat(body.actions().get(0)).isEqualTo(new Action.Load(1, 0, List.of(0), List.of(0), STEPS, 3));
        assertThat(body.actions().get(1)).isEqualTo(new Action.Load(2, 1, List.of(0), List.of(1), TODOS, 3));
    }

    @Test
    void aProjectionDoesNotNarrowTheRowsBefore() {
        int todos = mir.add(new MirNode.Drive(TODOS), row(3));
        mir.add(new MirNode.Project(todos, List.of(new RowExpr.Cell(2))), row(1));
        assertThat(Scheduler.schedule(mir.build()).width()).isEqualTo(3);
    }

    @Test
    void limitsGoToTheirRows() {
        Slice two = Slice.first(new Value.Literal(2L, Type.of(Storage.I64)));
        int todos = mir.add(new MirNode.Drive(TODOS), row(3));
        int first = mir.add(new MirNode.Limit(todos, two), row(3));
        mir.add(new MirNode.LimitPerKey(first, List.of(1), two), row(3));
        assertThat(Scheduler.schedule(mir.build()).actions())
                .containsExactly(new Action.Take(0, two), new Action.TakePerKey(0, List.of(1), two));
    }

    @Test
    void nothingHasASlotAndNoAction() {
        int todos = mir.add(new MirNode.Drive(TODOS), row(3));
        int nothing = mir.add(new MirNode.Nothing(), row(0));
        mir.add(new MirNode.Merge(todos, List.of(0), nothing, List.of(0), 3, ROWS), row(4));
        Body body = Scheduler.schedule(mir.build());
        assertThat(body.actions()).containsExactly(new Action.Merge(0, List.of(0), 1, List.of(0), 3, ROWS));
        assertThat(body.rowSlots()).isEqualTo(2);
    }
}
