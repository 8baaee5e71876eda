package dev.runnel.schema;

import org.jspecify.annotations.Nullable;

/**
 * The options by which a {@code Db} names its tables.
 *
 * @param tablePrefix the prefix of the name of each table, index and constraint
 * @param schema the schema of the tables whose models set none; null for that of the connection
 * @param naming the strategy for names that models do not set
 */
public record NamingOptions(String tablePrefix, @Nullable String schema, NamingStrategy naming) {
    /** No prefix, the schema of the connection, names in snake case. */
    public static final NamingOptions DEFAULT = new NamingOptions("", null, NamingStrategy.SNAKE_CASE);

    /** Returns these options with another prefix. */
    public NamingOptions withTablePrefix(String prefix) {
        return new NamingOptions(prefix, schema, naming);
    }

    /** Returns these options with another schema. */
    public NamingOptions withSchema(String name) {
        return new NamingOptions(tablePrefix, name, naming);
    }

    /** Returns these options with another strategy. */
    public NamingOptions withNaming(NamingStrategy other) {
        return new NamingOptions(tablePrefix, schema, other);
    }
}
