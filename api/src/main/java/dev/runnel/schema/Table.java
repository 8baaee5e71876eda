package dev.runnel.schema;

import java.util.List;

/**
 * A table as the database has it.
 *
 * @param at its name, and the schema that it lies in
 * @param columns in order
 * @param key columns of the primary key, one or more
 * @param keyName the unquoted name of the constraint of the key
 * @param partition how many of the first columns of the key decide where a row lies; SQL databases do not ask
 * @param uniques named unique constraints
 * @param indexes named indexes
 * @param foreignKeys named references to other tables, without cascade
 */
public record Table(
        QualifiedName at,
        List<Column> columns,
        List<Column> key,
        String keyName,
        int partition,
        List<NamedColumns> uniques,
        List<NamedColumns> indexes,
        List<ForeignKey> foreignKeys) {

    /** A constraint or an index: its unquoted name and its columns in order. */
    public record NamedColumns(String name, List<Column> columns) {
        public NamedColumns {
            columns = List.copyOf(columns);
        }
    }

    /** {@code columns} of this table name a row of {@code target} by its {@code references}, where none of them is absent. */
    public record ForeignKey(String name, List<Column> columns, QualifiedName target, List<Column> references) {
        public ForeignKey {
            columns = List.copyOf(columns);
            references = List.copyOf(references);
        }
    }

    /** In the schema of the connection, with the first column of the key as its partition. */
    public Table(
            String name,
            List<Column> columns,
            List<Column> key,
            List<NamedColumns> uniques,
            List<NamedColumns> indexes,
            List<ForeignKey> foreignKeys) {
        this(QualifiedName.of(name), columns, key, name + "_pkey", 1, uniques, indexes, foreignKeys);
    }

    public Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** Its name with the schema, by which a Db tells its tables apart. */
    public String name() {
        return at.toString();
    }

    @Override
    public String toString() {
        return name();
    }
}
