package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Statements that create what a schema has. */
final class Ddl {
    private Ddl() {}

    static String createTable(Dialect dialect, Table table) {
        StringJoiner parts =
                new StringJoiner(", ", "CREATE TABLE IF NOT EXISTS " + SqlBuilder.quoted(table.name()) + " (", ")");
        for (Column column : table.columns()) {
            parts.add(SqlBuilder.quoted(column.name()) + " "
                    + dialect.columnType(column.type().storage())
                    + (column.type().nullable() ? "" : " NOT NULL"));
        }
        parts.add("CONSTRAINT " + SqlBuilder.quoted(table.name() + "_pkey") + " PRIMARY KEY " + list(table.key()));
        for (Table.NamedColumns unique : table.uniques()) {
            parts.add("CONSTRAINT " + SqlBuilder.quoted(unique.name()) + " UNIQUE " + list(unique.columns()));
        }
        return parts.toString();
    }

    /** @param order what follows the name of a column */
    static String createIndex(Table table, Table.NamedColumns index, Function<Column, String> order) {
        return "CREATE INDEX IF NOT EXISTS " + SqlBuilder.quoted(index.name()) + " ON "
                + SqlBuilder.quoted(table.name()) + " "
                + index.columns().stream()
                        .map(column -> SqlBuilder.quoted(column.name()) + order.apply(column))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    static String addForeignKey(Table table, Table.ForeignKey key, String unlessThere) {
        return "ALTER TABLE " + SqlBuilder.quoted(table.name()) + " ADD CONSTRAINT " + unlessThere
                + SqlBuilder.quoted(key.name()) + " FOREIGN KEY " + list(key.columns()) + " REFERENCES "
                + SqlBuilder.quoted(key.target()) + " " + list(key.references());
    }

    private static String list(List<Column> columns) {
        return columns.stream()
                .map(column -> SqlBuilder.quoted(column.name()))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
