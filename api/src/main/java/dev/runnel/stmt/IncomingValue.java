package dev.runnel.stmt;

import dev.runnel.schema.Field;

/**
 * A parameter value of the update branch of an upsert: the value that the create branch has for a field, its default included.
 *
 * @param field the field
 */
public record IncomingValue(Field field) {}
