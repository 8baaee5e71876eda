package dev.runnel.schema;

import org.jspecify.annotations.Nullable;

/**
 * How the tables of one Db are called.
 *
 * @param tablePrefix stands before the name of every table, index and constraint
 * @param schema where tables lie whose models name no schema; null for that of the connection
 * @param naming names what the models do not
 */
public record NameOptions(String tablePrefix, @Nullable String schema, Naming naming) {
    public static final NameOptions DEFAULT = new NameOptions("", null, Naming.SNAKE_CASE);

    public NameOptions withTablePrefix(String prefix) {
        return new NameOptions(prefix, schema, naming);
    }

    public NameOptions withSchema(String name) {
        return new NameOptions(tablePrefix, name, naming);
    }

    public NameOptions withNaming(Naming other) {
        return new NameOptions(tablePrefix, schema, other);
    }
}
