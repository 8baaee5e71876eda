package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.UpdateRows.Assignment;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Inserts one row or several, or updates the row that has the same values in the columns of the target, or keeps that row. A driver receives it if {@link
 * Capabilities.Writes#upsert} declares it.
 *
 * <p>A row that violates another unique constraint is an error.
 *
 * @param insert inserts the row; it has a list of the rows in its slot, and returns nothing itself
 * @param target the columns of the key or of a unique constraint of the table
 * @param assignments the columns that are set in an existing row; each expression reads the row as it was. Empty if the row is kept
 * @param guard a condition that the existing row must satisfy to be updated; empty for none
 * @param incoming for an operation of several rows: the parameters of the assignments and of the guard, by slot, whose value is that of a column
 *     of the new row; no two of its rows have the same target. Empty for an operation of one row
 * @param many whether the operation is one of several rows
 * @param returning the columns that are returned for the inserted or updated row. A row that was kept is not returned. If it is empty, the number of
 *     rows that the driver counts has no meaning
 * @param outcome whether a last cell follows these columns: whether the row was inserted. Only if {@link Capabilities.Writes#upsertOutcome}
 *     declares it
 */
public record UpsertRows(
        InsertRows insert,
        List<Column> target,
        List<Assignment> assignments,
        Optional<TableExpr> guard,
        Map<Integer, Column> incoming,
        boolean many,
        List<Column> returning,
        boolean outcome)
        implements Operation {
    public UpsertRows {
        target = List.copyOf(target);
        assignments = List.copyOf(assignments);
        returning = List.copyOf(returning);
        incoming = Map.copyOf(incoming);
    }

    /** Returns the table of the row. */
    public Table table() {
        return insert.table();
    }

    @Override
    public String subject() {
        return table().name();
    }

    @Override
    public List<Type.Scalar> columns() {
        return Stream.concat(
                        returning.stream().map(Column::type),
                        outcome ? Stream.of(Value.Literal.TRUE.type()) : Stream.empty())
                .toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpsert(this);
    }
}
