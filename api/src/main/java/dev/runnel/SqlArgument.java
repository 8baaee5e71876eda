package dev.runnel;

/**
 * An argument of SQL that is neither a value nor an expression: the name of a table or a column, or a NULL with a type. {@link Sql} and companions
 * return the instances.
 */
public interface SqlArgument {}
