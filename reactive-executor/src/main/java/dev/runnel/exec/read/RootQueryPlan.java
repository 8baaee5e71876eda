package dev.runnel.exec.read;

import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.SelectRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The compiled root query of a read. Created once per plan. */
final class RootQueryPlan {
    private final LazyOperation unpaged;
    private final @Nullable Keyset keyset;
    private final boolean streamed;
    private final RowReader<@Nullable Object[]> cells;

    RootQueryPlan(ReadProgram.RootQuery rootQuery, int width, PlanContext preparation) {
        unpaged = preparation.operation(rootQuery.operation());
        keyset = rootQuery.paging() instanceof ReadProgram.Keyset k ? new Keyset(k, width, preparation) : null;
        streamed = rootQuery.paging() instanceof ReadProgram.Streamed;
        cells = BufferedRows.copies(rootQuery.operation().columns().size(), width);
    }

    /** The operation that reads all rows. */
    LazyOperation unpaged() {
        return unpaged;
    }

    /** Copies the cells of a row of {@link #unpaged}. */
    RowReader<@Nullable Object[]> cells() {
        return cells;
    }

    @Nullable
    Keyset keyset() {
        return keyset;
    }

    boolean streamed() {
        return streamed;
    }

    /** Whether the database applies the limit of the statement. */
    boolean limitedByStore() {
        return unpaged.operation() instanceof SelectRows
                || unpaged.operation() instanceof ReadItems read && read.isLimited();
    }

    /**
     * The statements of a keyset read. The statement after a window depends on the sort keys that are null in its last
     * row.
     */
    static final class Keyset {
        private final @Nullable LazyOperation whole;
        private final LazyOperation first;
        private final Map<Integer, LazyOperation> next = new HashMap<>();
        private final int[] cells;
        private final List<Integer> slots;
        private final int limitSlot;
        private final RowReader<@Nullable Object[]> reader;
        private final boolean byCursor;

        private Keyset(ReadProgram.Keyset keyset, int width, PlanContext preparation) {
            first = preparation.operation(keyset.first());
            whole = keyset.whole()
                    .map(all -> all.equals(keyset.first()) ? first : preparation.operation(all))
                    .orElse(null);
            keyset.next().forEach((nulls, operation) -> next.put(nulls, preparation.operation(operation)));
            cells = RowKeys.cells(keyset.cells());
            slots = keyset.slots();
            limitSlot = keyset.limitSlot();
            byCursor = keyset.byCursor();
            reader = BufferedRows.copies(keyset.first().columns().size(), width);
        }

        /** Whether there is an operation that reads all rows. */
        boolean hasWhole() {
            return whole != null;
        }

        /** The operation that reads all rows, in the order of the statement. */
        LazyOperation whole() {
            return Objects.requireNonNull(whole);
        }

        LazyOperation first() {
            return first;
        }

        /** The operation that reads the rows after {@code last}. Writes the sort keys of that row into their slots. */
        LazyOperation after(@Nullable Object[] last, @Nullable Object[] values) {
            int nulls = 0;
            for (int i = 0; i < cells.length; i++) {
                Object part = last[cells[i]];
                values[slots.get(i)] = part;
                if (part == null) {
                    nulls |= 1 << i;
                }
            }
            LazyOperation operation = next.get(nulls);
            if (operation == null) {
                throw new IllegalStateException("no operation goes on from a position with these absent parts");
            }
            return operation;
        }

        /** Whether a server cursor is cheaper after the first windows, if one can be opened. */
        boolean byCursor() {
            return byCursor;
        }

        void limit(long rows, @Nullable Object[] values) {
            values[limitSlot] = rows;
        }

        RowReader<@Nullable Object[]> cells() {
            return reader;
        }
    }
}
