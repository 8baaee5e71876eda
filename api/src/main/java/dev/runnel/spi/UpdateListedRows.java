package dev.runnel.spi;

import dev.runnel.schema.Table;
import dev.runnel.spi.UpdateRows.Assignment;
import dev.runnel.type.Type;
import java.util.List;

/**
 * Updates rows from a list, whose elements have the values of one row each. A driver receives it if {@link
 * Capabilities.Writes#listedWrites} declares it, and always in a transaction.
 *
 * <p>The value of slot {@code rowsSlot} is a {@code List<Object[]>} that is not empty. The slot of a parameter of the expressions is a
 * position in the array of an element. No row of the table matches two elements. The result is the number of matched rows.
 *
 * @param table the table
 * @param cells the types of the values of an element, by position
 * @param rowsSlot the slot of the list in the values of the statement
 * @param match a condition over a row of the table and the values of an element
 * @param assignments the columns that are set; each expression reads the row as it was, and the values of its element
 */
public record UpdateListedRows(
        Table table, List<Type.Scalar> cells, int rowsSlot, TableExpr match, List<Assignment> assignments)
        implements Operation {
    public UpdateListedRows {
        cells = List.copyOf(cells);
        assignments = List.copyOf(assignments);
    }

    @Override
    public List<Type.Scalar> columns() {
        return List.of();
    }

    @Override
    public String subject() {
        return table.name();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpdateListed(this);
    }
}
