package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.stmt.Select.ResultMode;
import java.util.List;
import java.util.Optional;

/**
 * A statement in SQL of the application.
 *
 * @param template the SQL and its arguments
 * @param rows the rows that are read; empty if the statement returns the number of rows that it has affected
 */
public record SqlStatement(SqlTemplate template, Optional<Rows> rows) implements ModelStatement {
    /**
     * The rows of the statement.
     *
     * @param columns the columns that are read by their names, as fields of the record that they form; empty for all
     *     columns, as the database returns them
     * @param terminal the result that is made from the rows: {@code ALL}, {@code FIRST} or {@code ONE}
     */
    public record Rows(Optional<List<Field>> columns, ResultMode terminal) {
        public Rows {
            columns = columns.map(List::copyOf);
        }
    }

    @Override
    public Optional<Entity> model() {
        return Optional.empty();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitSql(this);
    }
}
