package dev.runnel.planner.plan;

import dev.runnel.planner.hir.Hir.IncludedRead;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.Result;
import dev.runnel.planner.program.Schedule;
import dev.runnel.planner.schedule.Scheduler;
import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Table;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.Operation;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.UpsertRows;
import dev.runnel.stmt.Select.ResultMode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Plans a write that returns rows, as a read: the write supplies the root rows, and the eager relations are the
 * includes.
 */
final class ReturningPlanner {
    private final BiFunction<MirBuilder, SelectRows, ReadPlanner> reads;
    private final Function<MirBuilder, Schedule> schedule;

    /** @param reads creates the planner of the related rows */
    ReturningPlanner(BiFunction<MirBuilder, SelectRows, ReadPlanner> reads, Function<MirBuilder, Schedule> schedule) {
        this.reads = reads;
        this.schedule = schedule;
    }

    /** @param valueSlots the number of value slots, those of the loads included */
    record Planned(Schedule write, Result.Records record, int valueSlots) {}

    /** The returned cells. The outcome of an upsert is a last one. */
    private static List<TableExpr> selection(List<Column> columns, Operation write) {
        return Stream.concat(
                        columns.stream().<TableExpr>map(ColumnRef::own),
                        write instanceof UpsertRows upsert && upsert.outcome()
                                ? Stream.of(TableExpr.ValueExpr.TRUE)
                                : Stream.empty())
                .toList();
    }

    /**
     * @param columns the returned columns of a row
     * @param loads the positions of the deferred fields in them
     * @param write the write
     */
    Planned plan(
            Entity entity,
            Table table,
            List<Column> columns,
            DecodeLayout loads,
            List<IncludedRead> eager,
            Operation write,
            int valueSlots) {
        SelectRows rows = new SelectRows(
                table, List.of(), TableExpr.ValueExpr.TRUE, List.of(), null, null, selection(columns, write));
        MirBuilder mir = new MirBuilder(valueSlots);
        int root = mir.add(new MirNode.RootScan(write), ReadPlanner.rowOf(rows.selection()));
        if (eager.isEmpty()) {
            return new Planned(Scheduler.schedule(mir.build()), new Result.Records(entity, loads), valueSlots);
        }
        ReadPlanner.Assembled assembled =
                reads.apply(mir, rows).assemble(new Read(entity, rows, eager, loads, ResultMode.ALL), root);
        return new Planned(schedule.apply(mir), assembled.record(), mir.valueSlots());
    }
}
