package dev.runnel.exec.write;

import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.planner.program.UpsertManyProgram.ExistingRows;
import dev.runnel.spi.Lease;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads rows by their targets. */
final class ExistingRowsRead {
    private final LazyOperation read;
    private final ReturnedRows rows;

    /** The positions of the target in a row. */
    private final int[] targetCells;

    private final int valueSlots;

    ExistingRowsRead(ExistingRows program, PlanContext preparation) {
        this.read = preparation.operation(program.read().operation().orElseThrow());
        this.rows = new ReturnedRows(program.read(), program.read().width(), program.record(), preparation);
        this.targetCells = RowKeys.cells(program.targetCells());
        this.valueSlots = program.valueSlots();
    }

    /** Emits the records of the rows that exist, by their targets. */
    Mono<Map<Object, Object>> records(Lease lease, Collection<Object> targets) {
        if (targets.isEmpty()) {
            return Mono.just(Map.of());
        }
        @Nullable
        Object[] slots =
                ParameterSlots.slots(RowKeys.byPart(targets, targetCells.length).toArray(), valueSlots);
        return lease.rows(read.compiled(), slots, rows.cells())
                .collectList()
                .flatMap(found -> rows.load(lease, slots, found).map(loaded -> {
                    List<Object> records = rows.records(found);
                    Map<Object, Object> byTarget = new HashMap<>();
                    for (int i = 0; i < records.size(); i++) {
                        byTarget.put(Objects.requireNonNull(RowKeys.of(found.get(i), targetCells)), records.get(i));
                    }
                    return byTarget;
                }));
    }
}
