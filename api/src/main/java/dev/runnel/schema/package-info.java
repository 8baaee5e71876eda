/**
 * The application schema: entities and their fields and relations as models declare them, the tables and columns of a
 * database, and the mapping between both.
 */
@NullMarked
package dev.runnel.schema;

import org.jspecify.annotations.NullMarked;
