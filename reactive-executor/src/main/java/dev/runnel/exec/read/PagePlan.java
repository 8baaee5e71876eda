package dev.runnel.exec.read;

import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.PageResult;
import dev.runnel.planner.program.PageProgram;
import dev.runnel.planner.program.Result;
import dev.runnel.spi.Lease;
import dev.runnel.spi.RowReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads a page: its rows and one more. If the page begins at a cursor, a cell of its rows states whether there are rows on the other side. If
 * there is no such cell or no row, a second statement on the same lease tests it.
 */
public final class PagePlan implements Plan, TableReads {
    private final PageProgram program;
    private final ReadPlan rows;
    private final @Nullable ReadPlan others;
    private final int[] cells;

    /** The position of the cell that states whether there are rows on the other side; -1 if there is none. */
    private final int existence;

    /** The reader of records; null if the request has a reader of its own. */
    private final @Nullable RowReader<?> reader;

    public PagePlan(PageProgram program, PlanContext preparation) {
        this.program = program;
        this.rows = new ReadPlan(program.rows(), preparation);
        this.others =
                program.others().map(read -> new ReadPlan(read, preparation)).orElse(null);
        this.cells = RowKeys.cells(program.cells());
        this.existence = program.existence().orElse(-1);
        this.reader = program.item() instanceof Result.Records records ? preparation.records(records) : null;
    }

    /** The rows on the other side are of the same tables. */
    @Override
    public Set<String> tables() {
        return rows.tables();
    }

    @Override
    public Mono<?> single(BoundStatement<?> request, ExecutionTarget target) {
        return target.read(lease -> rows.cells(lease, request.values())
                .flatMap(found -> others(found, lease, request.values()).map(other -> page(found, other, request))));
    }

    /** Whether there are rows on the other side. */
    private Mono<Boolean> others(List<@Nullable Object[]> found, Lease lease, @Nullable Object[] values) {
        if (others == null) {
            return Mono.just(false);
        }
        return existence >= 0 && !found.isEmpty()
                ? Mono.just(Boolean.TRUE.equals(found.get(0)[existence]))
                : others.cells(lease, values).map(other -> !other.isEmpty());
    }

    private PageResult<?> page(List<@Nullable Object[]> found, boolean other, BoundStatement<?> request) {
        long most = ParameterSlots.rows(program.rows().limit().orElseThrow(), request.values()) - 1;
        boolean more = found.size() > most;
        List<@Nullable Object[]> kept = new ArrayList<>(more ? found.subList(0, (int) most) : found);
        if (program.backwards()) {
            Collections.reverse(kept);
        }
        return new PageResult<>(
                BufferedRows.read(kept, reader(request)),
                kept.isEmpty() ? null : position(kept.get(0)),
                kept.isEmpty() ? null : position(kept.get(kept.size() - 1)),
                program.backwards() ? more : other,
                program.backwards() ? other : more);
    }

    private @Nullable Object[] position(@Nullable Object[] row) {
        @Nullable Object[] position = new Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            position[i] = row[cells[i]];
        }
        return position;
    }

    private RowReader<?> reader(BoundStatement<?> request) {
        RowReader<?> rowReader = reader != null ? reader : request.reader();
        if (rowReader == null) {
            throw new IllegalStateException("nobody reads the selected rows");
        }
        return rowReader;
    }
}
