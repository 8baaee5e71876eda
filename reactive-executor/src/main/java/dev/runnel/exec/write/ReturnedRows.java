package dev.runnel.exec.write;

import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.step.WindowPipeline;
import dev.runnel.planner.program.Result;
import dev.runnel.planner.program.Schedule;
import dev.runnel.spi.Lease;
import dev.runnel.spi.RowReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The rows that a write returns: reads their cells, loads their eager relations, and decodes their records. Created
 * once per plan.
 */
final class ReturnedRows {
    private final @Nullable WindowPipeline loads;
    private final RowReader<@Nullable Object[]> cells;
    private final RowReader<Object> record;
    private final int width;

    /** @param width the number of cells of a row, at least those of {@code write} */
    ReturnedRows(Schedule write, int width, Result.Records record, PlanContext preparation) {
        this.loads = write.isRootOnly() ? null : new WindowPipeline(write, preparation);
        this.cells = BufferedRows.copies(
                write.operation().map(operation -> operation.columns().size()).orElse(0), width);
        this.record = preparation.records(record);
        this.width = width;
    }

    /** Whether no eager relation must be loaded. */
    boolean areComplete() {
        return loads == null;
    }

    /** Reads a returned row, with room for its relations. */
    RowReader<@Nullable Object[]> cells() {
        return cells;
    }

    /** An empty row, for a database that returns none. */
    @Nullable
    Object[] newRow() {
        return new Object[width];
    }

    /** Loads the eager relations of rows into their cells. */
    Mono<List<@Nullable Object[]>> load(Lease lease, @Nullable Object[] values, List<@Nullable Object[]> rows) {
        return loads == null ? Mono.just(rows) : loads.run(lease, values, rows, Long.MAX_VALUE);
    }

    /** Decodes the record of a row whose relations are loaded. */
    RowReader<Object> record() {
        return record;
    }

    List<Object> records(List<@Nullable Object[]> rows) {
        return BufferedRows.read(rows, record);
    }
}
