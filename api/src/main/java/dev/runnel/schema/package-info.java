/** The application schema (entities), the table schema, and the mapping between them. */
@NullMarked
package dev.runnel.schema;

import org.jspecify.annotations.NullMarked;
