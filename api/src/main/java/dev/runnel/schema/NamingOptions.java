package dev.runnel.schema;

import org.jspecify.annotations.Nullable;

/**
 * How the tables of one Db are called.
 *
 * @param tablePrefix stands before the name of every table, index and constraint
 * @param schema where tables lie whose models name no schema; null for that of the connection
 * @param naming names what the models do not
 */
public record NamingOptions(String tablePrefix, @Nullable String schema, NamingStrategy naming) {
    public static final NamingOptions DEFAULT = new NamingOptions("", null, NamingStrategy.SNAKE_CASE);

    public NamingOptions withTablePrefix(String prefix) {
        return new NamingOptions(prefix, schema, naming);
    }

    public NamingOptions withSchema(String name) {
        return new NamingOptions(tablePrefix, name, naming);
    }

    public NamingOptions withNaming(NamingStrategy other) {
        return new NamingOptions(tablePrefix, schema, other);
    }
}
