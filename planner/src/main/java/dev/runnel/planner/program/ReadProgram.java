package dev.runnel.planner.program;

import dev.runnel.spi.Operation;
import dev.runnel.spi.SelectRows;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads rows, a window at a time: the driving operation gives the rows of a window to row slot 0, the body loads what belongs to
 * them and puts it together, the result reads slot 0, and the next window begins.
 *
 * @param prologue what is read before, once; mostly empty
 * @param driving where the rows come from; empty when the condition can hold for no row: then nothing is called
 * @param body what is done with each window: node 0 is the rows of the window, often the only node
 * @param limit the most rows to give over all windows, if any
 * @param result what becomes of the rows of slot 0
 * @param terminal what is wanted of them
 */
public record ReadProgram(
        List<MaterializedSubquery> subqueries,
        Optional<RootQuery> rootQuery,
        Schedule body,
        Optional<Value> limit,
        Result result,
        ResultMode terminal,
        int valueSlots,
        List<RangeCheckedParameter> ranged)
        implements Program {

    public ReadProgram {
        subqueries = List.copyOf(subqueries);
        ranged = List.copyOf(ranged);
    }

    /**
     * Values of a subquery, for a list.
     *
     * @param read its rows, of one cell
     * @param slot the value slot that takes the distinct values, without absent ones
     * @param decisive whether no row can hold without any value: then nothing more is called
     */
    public record MaterializedSubquery(ReadProgram read, int slot, boolean requiredNonEmpty) {}

    /**
     * The operation that gives the rows.
     *
     * @param operation the whole of them, limit included
     * @param paging how a read of many rows goes on from window to window
     */
    public record RootQuery(Operation operation, Paging paging) {}

    /** How a read goes on from window to window. */
    public sealed interface Paging permits Keyset, Streamed, Whole {}

    /**
     * By the position of the last row. The order is total.
     *
     * @param first the driving operation with its limit in {@code limitSlot}
     * @param next by which of the position's cells are absent in the last row (bit i for the i-th cell): the rows after it
     * @param cells where the position lies in a driving row
     * @param slots where the executor puts the position's values for the next window, by the same order
     * @param limitSlot where the executor puts the size of a window, as a {@code Long}
     * @param byCursor whether the backend would sort all rows anew for each window, and has cursors: one over the rest is better after the
     *     first windows
     */
    public record Keyset(
            SelectRows first,
            Map<Integer, SelectRows> next,
            List<Integer> cells,
            List<Integer> slots,
            int limitSlot,
            boolean byCursor)
            implements Paging {
        public Keyset {
            next = Map.copyOf(next);
            cells = List.copyOf(cells);
            slots = List.copyOf(slots);
        }
    }

    /** As the driver's rows come: the store pages by itself, and the body is done on each window of them. */
    public record Streamed() implements Paging {}

    /** Not at all: the rows are held whole before the body is done, up to the option {@code maxBufferedRows}. */
    public record Whole() implements Paging {}

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitRead(this);
    }
}
