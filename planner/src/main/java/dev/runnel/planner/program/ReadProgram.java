package dev.runnel.planner.program;

import dev.runnel.spi.Operation;
import dev.runnel.spi.SelectRows;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads rows, one window at a time. The root query reads the rows of a window into row slot 0, the body loads and
 * merges the related rows, and {@code result} decodes slot 0.
 *
 * @param subqueries reads that run once, before the first window; usually empty
 * @param rootQuery the source of the rows; empty if the condition is false for every row: then no operation is
 *     executed
 * @param body the steps for each window; node 0 is the rows of the window, often the only node
 * @param groups the steps that run once, on the groups of the rows of slot 0; node 0 is {@link MirNode.Groups}. The rows are then
 *     slot 0 of these steps. Empty if the executor does not group rows
 * @param limit the limit over all windows, if there is one
 * @param result the decoding of the rows of slot 0
 * @param terminal the terminal operation of the statement
 */
public record ReadProgram(
        List<MaterializedSubquery> subqueries,
        Optional<RootQuery> rootQuery,
        Schedule body,
        Optional<Schedule> groups,
        Optional<Value> limit,
        Result result,
        ResultMode terminal,
        int valueSlots,
        List<RangeCheckedParameter> ranged)
        implements Program {

    /** Creates a read whose rows the executor does not group. */
    public ReadProgram(
            List<MaterializedSubquery> subqueries,
            Optional<RootQuery> rootQuery,
            Schedule body,
            Optional<Value> limit,
            Result result,
            ResultMode terminal,
            int valueSlots,
            List<RangeCheckedParameter> ranged) {
        this(subqueries, rootQuery, body, Optional.empty(), limit, result, terminal, valueSlots, ranged);
    }

    public ReadProgram {
        subqueries = List.copyOf(subqueries);
        ranged = List.copyOf(ranged);
    }

    /**
     * A subquery whose rows become a parameter: a list of its distinct non-null values, or one value.
     *
     * @param read its rows, of one cell
     * @param slot the value slot that receives the parameter
     * @param ofNothing the value if the read has no row; empty if the parameter is a list. Otherwise the value is the cell of the first row
     * @param required whether the read has no row if the list is empty, or the value is false: then no further operation is executed
     */
    public record MaterializedSubquery(
            ReadProgram read, int slot, Optional<Value.Literal> ofNothing, boolean required) {}

    /**
     * The operation that reads the root rows.
     *
     * @param operation reads all of them, limit included
     * @param paging the way from window to window
     */
    public record RootQuery(Operation operation, Paging paging) {}

    /** The way from window to window. */
    public sealed interface Paging permits Keyset, Streamed, Whole {}

    /**
     * Keyset paging: each window continues after the sort keys of the last row. Few rows need no windows.
     *
     * @param whole the root query in the order of the statement, which need not be total, with its limit in {@code
     *     limitSlot}; empty if a second execution would have another effect
     * @param first the root query in the total order with its limit in {@code limitSlot}
     * @param next the query for the rows after a position, by the set of its null sort keys (bit i for the i-th cell)
     * @param cells the positions of the sort keys in a root row
     * @param slots the slots of the sort keys of the last row, in the same order
     * @param limitSlot the slot of the window size, a {@code Long}
     * @param byCursor whether a server cursor is better after the first windows: the database has cursors, and no
     *     index provides the order
     */
    public record Keyset(
            Optional<SelectRows> whole,
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

    /** The rows as the driver streams them: the database pages by itself, and the body runs on each window. */
    public record Streamed() implements Paging {}

    /** One window: all rows are buffered before the body runs, at most {@code maxBufferedRows}. */
    public record Whole() implements Paging {}

    /** Returns the names of the tables that the read of a key-value store reads. */
    public Set<String> tables() {
        Set<String> tables = new HashSet<>();
        subqueries.forEach(subquery -> tables.addAll(subquery.read().tables()));
        rootQuery.ifPresent(root -> tables.add(root.operation().subject()));
        for (MirNode node : body.nodes()) {
            if (node instanceof MirNode.Load load) {
                tables.add(load.operation().subject());
            }
        }
        return tables;
    }

    /** Returns whether the root query reads all that the program needs. */
    public boolean isOneRead() {
        return tables().size() == 1
                && subqueries.isEmpty()
                && body.nodes().stream().noneMatch(MirNode.Load.class::isInstance);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitRead(this);
    }
}
