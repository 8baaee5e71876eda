package dev.runnel.companion;

import dev.runnel.SqlArgument;
import dev.runnel.schema.Field;

/** The name of a column in SQL of the application. */
public record ColumnName(Field field) implements SqlArgument {}
