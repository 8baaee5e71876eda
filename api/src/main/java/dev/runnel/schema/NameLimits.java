package dev.runnel.schema;

/**
 * What a database can call things.
 *
 * @param bytes the most bytes of a name in UTF-8
 * @param schemas whether tables lie in schemas; otherwise the name of the schema is a part of that of the table
 */
public record NameLimits(int bytes, boolean schemas) {
    /** No limit that a model would meet, and schemas. */
    public static final NameLimits NONE = new NameLimits(Integer.MAX_VALUE, true);
}
