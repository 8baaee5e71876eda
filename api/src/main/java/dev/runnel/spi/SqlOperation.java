package dev.runnel.spi;

import dev.runnel.type.Type;
import java.util.List;

/**
 * A statement in SQL of the application, for databases with {@link Capabilities.Reads#sql}.
 *
 * @param parts the SQL, in order; its expressions have no source
 * @param result the result that is read
 */
public record SqlOperation(List<SqlPart> parts, Result result) implements Operation {
    public SqlOperation {
        parts = List.copyOf(parts);
    }

    /** The result of a statement. */
    public sealed interface Result {}

    /** The number of rows that the statement has affected. */
    public record Count() implements Result {}

    /**
     * Rows with these columns at the positions of {@link Row}. The driver finds each in the result by its name, and
     * ignores case. It throws {@link dev.runnel.error.DecodeException} with the label {@code column} at the first row if
     * the result lacks a column, or has two of its name.
     *
     * @param columns the columns
     */
    public record Columns(List<ResultColumn> columns) implements Result {
        public Columns {
            columns = List.copyOf(columns);
        }
    }

    /** Rows with the columns that the database returns. The reader calls {@link Row#detached} only. */
    public record AllColumns() implements Result {}

    /**
     * A column of a result.
     *
     * @param name its name
     * @param type the type of its values
     */
    public record ResultColumn(String name, Type.Scalar type) {}

    @Override
    public List<Type.Scalar> columns() {
        return result instanceof Columns some
                ? some.columns().stream().map(ResultColumn::type).toList()
                : List.of();
    }

    @Override
    public String subject() {
        return "sql";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitSql(this);
    }
}
