package dev.runnel.planner.program;

import java.util.List;
import java.util.Optional;

/**
 * Reads a page, and looks for a row on the other side of the place that it is counted from.
 *
 * @param rows the rows of the page as cells, and one more: its limit is one more than the page has
 * @param item how a row of it is read
 * @param cells where the place of a row lies in it: a cell for each sort key
 * @param backwards whether the rows come from the last to the first
 * @param others gives a row if there is one on the other side; empty for a page that begins at the beginning
 */
public record PageProgram(
        ReadProgram rows, Result item, List<Integer> cells, boolean backwards, Optional<ReadProgram> others)
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
