package dev.runnel.planner.program;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a page, and tests for a row on the other side of its start position.
 *
 * @param rows reads the rows of the page as cells; its limit is one more than the page size
 * @param item the decoder of a row
 * @param cells the position of each sort key in a row
 * @param backwards whether the rows come in reverse order
 * @param existence the position of a cell in each row that states whether there is a row on the other side; empty if the rows have no such cell
 * @param others reads one row on the other side, if there is one; it is executed if no row of the page answers the question. Empty for a page
 *     without a start position
 */
public record PageProgram(
        ReadProgram rows,
        Result item,
        List<Integer> cells,
        boolean backwards,
        OptionalInt existence,
        Optional<ReadProgram> others)
        implements Program {
    public PageProgram {
        cells = List.copyOf(cells);
    }

    @Override
    public int valueSlots() {
        return Math.max(rows.valueSlots(), others.map(ReadProgram::valueSlots).orElse(0));
    }

    @Override
    public List<RangeCheckedParameter> ranged() {
        return rows.ranged();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitPage(this);
    }
}
