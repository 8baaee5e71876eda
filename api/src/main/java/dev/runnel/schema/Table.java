package dev.runnel.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of the database.
 *
 * @param at its name and schema
 * @param columns its columns, in order
 * @param key the columns of the primary key, at least one
 * @param keyName the unquoted name of the key constraint
 * @param partition the number of the first columns of the key that form its partition; without effect in a relational
 *     database
 * @param uniques the unique constraints
 * @param indexes the indexes
 * @param foreignKeys the references to other tables, without cascade
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

    /**
     * A constraint or an index.
     *
     * @param name its unquoted name
     * @param columns its columns, in order
     * @param whereNull for an index whose columns are unique among some rows: the column that is NULL in these rows; null for each other index and
     *     for a constraint
     */
    public record NamedColumns(
            String name, List<Column> columns, @Nullable Column whereNull) {
        public NamedColumns {
            columns = List.copyOf(columns);
        }

        /** Creates a constraint, or an index that is not unique. */
        public NamedColumns(String name, List<Column> columns) {
            this(name, columns, null);
        }
    }

    /**
     * A foreign key: if no column is NULL, the values of {@code columns} are those of {@code references} in a row of
     * {@code target}.
     *
     * @param name the unquoted name of the constraint
     * @param columns columns of this table
     * @param target the name of the referenced table
     * @param references columns of the referenced table, as many as {@code columns}
     */
    public record ForeignKey(String name, List<Column> columns, QualifiedName target, List<Column> references) {
        public ForeignKey {
            columns = List.copyOf(columns);
            references = List.copyOf(references);
        }
    }

    /** Creates a table in the schema of the connection, whose partition is the first column of the key. */
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

    /** Returns the indexes whose columns are unique among some rows. */
    public List<NamedColumns> partialUniques() {
        return indexes.stream().filter(index -> index.whereNull() != null).toList();
    }

    /** Returns the index of the columns of the target of an upsert, if they are unique among some rows alone; otherwise empty. */
    public Optional<NamedColumns> partialUnique(List<Column> target) {
        boolean amongAll = target.equals(key)
                || uniques.stream().anyMatch(unique -> unique.columns().equals(target));
        return amongAll
                ? Optional.empty()
                : partialUniques().stream()
                        .filter(index -> index.columns().equals(target))
                        .findFirst();
    }

    /** Returns the name with the schema, which is unique in a {@code Db}. */
    public String name() {
        return at.toString();
    }

    @Override
    public String toString() {
        return name();
    }
}
