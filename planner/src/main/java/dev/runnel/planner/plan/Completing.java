package dev.runnel.planner.plan;

import dev.runnel.planner.hir.Hir.Included;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.planner.mir.MirBuilder;
import dev.runnel.planner.mir.MirNode;
import dev.runnel.planner.program.Completion;
import dev.runnel.planner.program.Result;
import dev.runnel.planner.schedule.Scheduler;
import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Table;
import dev.runnel.spi.Loads;
import dev.runnel.spi.Operation;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.stmt.Select.Terminal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Plans what is loaded for rows that were just written: like the includes of a read whose rows the write gives. */
final class Completing {
    private final BiFunction<MirBuilder, SelectRows, ReadPlanning> reads;
    private final Function<MirBuilder, Scheduler.Body> schedule;

    /** @param reads how related rows are had on the backend */
    Completing(BiFunction<MirBuilder, SelectRows, ReadPlanning> reads, Function<MirBuilder, Scheduler.Body> schedule) {
        this.reads = reads;
        this.schedule = schedule;
    }

    /** @param valueSlots how many value slots are taken, those of the loads included */
    record Planned(Completion completion, Result.Records record, int valueSlots) {}

    /**
     * @param columns what the write gives back of a row
     * @param loads where the deferred fields lie in that
     * @param written the write, for explain
     */
    Planned plan(
            Entity entity,
            Table table,
            List<Column> columns,
            Loads loads,
            List<Included> eager,
            Operation written,
            int valueSlots) {
        if (eager.isEmpty()) {
            return new Planned(Completion.nothing(columns.size()), new Result.Records(entity, loads), valueSlots);
        }
        SelectRows rows = new SelectRows(
                table,
                List.of(),
                TableExpr.ValueExpr.TRUE,
                List.of(),
                null,
                null,
                columns.stream().<TableExpr>map(ColumnRef::own).toList());
        MirBuilder mir = new MirBuilder(valueSlots);
        int given = mir.add(new MirNode.Drive(written), ReadPlanning.rowOf(rows.selection()));
        ReadPlanning.Assembled assembled =
                reads.apply(mir, rows).assemble(new Read(entity, rows, eager, loads, Terminal.ALL), given);
        Scheduler.Body body = schedule.apply(mir);
        return new Planned(
                new Completion(body.actions(), body.rowSlots(), body.width()), assembled.record(), mir.valueSlots());
    }
}
