package dev.runnel.internal;

import dev.runnel.spi.RowReader;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.ModelStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it reaches a session: its shape, the values for the shape's holes in clause order, and how a selected row is
 * read.
 *
 * @param shape the key of the plan cache
 * @param values storage values, by hole; not to be written to
 * @param reader reads a row of the selection; null where whole records, counts or outcomes are wanted
 */
public record BoundStatement<T>(
        ModelStatement shape, Object[] values, @Nullable RowReader<T> reader) {

    /** The same with these values. */
    public BoundStatement<T> withValues(Object[] others) {
        return new BoundStatement<>(shape, others, reader);
    }

    /** Creates one row with what is nested in it. */
    public static BoundStatement<?> creating(InsertRow row) {
        List<InsertRow> rows = List.of(row);
        return new BoundStatement<>(Insert.shapeOf(row.entity(), rows, false), new Object[] {rows}, null);
    }
}
