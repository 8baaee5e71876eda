package dev.runnel.spi;

import dev.runnel.schema.QualifiedName;

/** A part of SQL of the application. */
public sealed interface SqlPart {
    /**
     * SQL as the application has written it. It contains no value.
     *
     * @param sql the text, without a semicolon outside of quotes, without comments other than hints
     */
    record Text(String sql) implements SqlPart {}

    /**
     * The name of a table, which the driver quotes.
     *
     * @param table the unquoted name
     */
    record TableName(QualifiedName table) implements SqlPart {}

    /**
     * The name of a column, which the driver quotes.
     *
     * @param column the unquoted name, without a table
     */
    record ColumnName(String column) implements SqlPart {}

    /**
     * An argument. A {@link dev.runnel.type.Value.ListParam} is a list in parentheses, a {@link TableExpr.ColumnRef} is
     * the column as the database has it.
     *
     * @param expr the argument
     */
    record Argument(TableExpr expr) implements SqlPart {}
}
