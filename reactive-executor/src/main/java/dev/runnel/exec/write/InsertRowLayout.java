package dev.runnel.exec.write;

import dev.runnel.planner.program.InsertProgram.Computed;
import dev.runnel.planner.program.InsertProgram.ComputedValue;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.schema.Column;
import dev.runnel.spi.InsertRows;
import dev.runnel.stmt.BoundExpr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts a row to the cells of an INSERT: its columns, then the values of its database expressions. */
final class InsertRowLayout {
    private final int[] columns;
    private final int size;
    private final List<Computed> computed;
    private final boolean isIdentity;

    InsertRowLayout(InsertRows insert, Node node) {
        this.columns = insert.insert().stream().mapToInt(Column::index).toArray();
        this.size = insert.cells().size();
        this.computed = node.computed();
        this.isIdentity =
                computed.isEmpty() && columns.length == node.table().columns().size();
    }

    /** @param row by column of the table; returned unchanged if the layouts are equal */
    @Nullable
    Object[] of(@Nullable Object[] row) {
        if (isIdentity) {
            return row;
        }
        Object[] cells = new Object[size];
        for (int i = 0; i < columns.length; i++) {
            Object cell = row[columns[i]];
            cells[i] = cell instanceof BoundExpr ? null : cell;
        }
        for (Computed field : computed) {
            if (row[field.field().index()] instanceof BoundExpr value) {
                fill(cells, field, value);
            }
        }
        return cells;
    }

    private void fill(@Nullable Object[] cells, Computed field, BoundExpr value) {
        int index = indexOf(field, value);
        int from = columns.length + field.values().get(index).from();
        System.arraycopy(value.values(), 0, cells, from, value.values().length);
        field.choice().ifPresent(choice -> cells[columns.length + choice] = index + 1);
    }

    /** The index of the expression that a cell contains. */
    static int indexOf(Computed field, BoundExpr value) {
        List<ComputedValue> values = field.values();
        int index = 0;
        while (!values.get(index).shape().equals(value.shape())) {
            index++;
        }
        return index;
    }
}
