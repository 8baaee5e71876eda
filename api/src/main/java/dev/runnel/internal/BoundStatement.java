package dev.runnel.internal;

import dev.runnel.spi.RowReader;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.StatementOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is ready to run: its shape, the values of its parameters in clause order, and the reader of its
 * selected rows.
 *
 * @param shape the shape, which is the key of the plan cache
 * @param values the storage values of the parameters. The caller does not write to the array
 * @param reader the reader of a selected row; null if the result is records, a count or a write result
 * @param <T> the type of a row
 */
public record BoundStatement<T>(
        ModelStatement shape, Object[] values, @Nullable RowReader<T> reader) {

    /** Returns this statement with other values. */
    public BoundStatement<T> withValues(Object[] others) {
        return new BoundStatement<>(shape, others, reader);
    }

    /** Returns this statement with the values of a binding in place of its parameter slots. */
    public BoundStatement<T> bind(ParameterBinding binding) {
        return withValues(binding.values(values));
    }

    /** Returns this statement with other options. */
    public BoundStatement<T> withOptions(StatementOptions options) {
        return new BoundStatement<>(shape.withOptions(options), values, reader);
    }

    /** Returns the insert of one row and its nested rows. */
    public static BoundStatement<?> creating(InsertRow row) {
        List<InsertRow> rows = List.of(row);
        return new BoundStatement<>(Insert.shapeOf(row.entity(), rows, false), new Object[] {rows}, null);
    }
}
