package dev.runnel.exec.step;

import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.Schedule;
import dev.runnel.spi.Lease;
import dev.runnel.spi.RowReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Executes a {@link MirNode.Load}. Created once per plan. Sends one statement with the distinct keys of the parents;
 * holds its rows, at most {@code maxIncludedRows}.
 */
final class Load {
    private final int[] cells;
    private final int[] keySlots;
    private final int parents;
    private final int slot;
    private final LazyOperation operation;
    private final RowReader<@Nullable Object[]> reader;
    private final int most;

    /** @param at the position of the node */
    Load(MirNode.Load load, Schedule schedule, int at, PlanContext preparation) {
        this.cells = RowKeys.cells(load.cells());
        this.keySlots = RowKeys.cells(load.keySlots());
        this.parents = schedule.slots().get(load.parent());
        this.slot = schedule.slots().get(at);
        this.operation = preparation.operation(load.operation());
        this.reader = BufferedRows.copies(
                load.operation().columns().size(), schedule.widths().get(at));
        this.most = preparation.options().maxIncludedRows();
    }

    /**
     * A load exceeded {@code maxIncludedRows}. The window is split, or the read fails with {@code
     * LimitExceededException}.
     */
    static final class Overflow extends RuntimeException {
        Overflow() {
            super("more rows than a window may load", null, false, false);
        }
    }

    /**
     * Reads the rows into their slot.
     *
     * @return null if no parent has a key, so that no statement is sent; fails with {@link Overflow} only after the
     *     last row, so that the lease stays usable
     */
    @Nullable
    Mono<?> execute(WindowSlots slots, Lease lease) {
        Set<Object> keys = new LinkedHashSet<>();
        for (Object[] row : slots.rows(parents)) {
            Object key = RowKeys.of(row, cells);
            if (key != null) {
                keys.add(key);
            }
        }
        slots.put(slot, List.of());
        if (keys.isEmpty()) {
            return null;
        }
        List<List<Object>> lists = RowKeys.byPart(keys, cells.length);
        for (int i = 0; i < cells.length; i++) {
            slots.values()[keySlots[i]] = lists.get(i);
        }
        return lease.rows(operation.compiled(), slots.values(), reader)
                .collect(() -> new BoundedRows(most), BoundedRows::add)
                .doOnNext(bounded -> slots.put(slot, bounded.rows()));
    }

    /** Collects rows up to a bound. Drops all of them beyond it. */
    private static final class BoundedRows {
        private final int most;
        private final List<@Nullable Object[]> rows = new ArrayList<>();
        private boolean overflow;

        BoundedRows(int most) {
            this.most = most;
        }

        void add(@Nullable Object[] row) {
            if (overflow) {
                return;
            }
            if (rows.size() == most) {
                overflow = true;
                rows.clear();
            } else {
                rows.add(row);
            }
        }

        List<@Nullable Object[]> rows() {
            if (overflow) {
                throw new Overflow();
            }
            return rows;
        }
    }
}
