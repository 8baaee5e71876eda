/** Names that mean something to SQL or to Java: of the table, of columns, of relations. */
@NullMarked
package dev.runnel.tck.scenario.words;

import org.jspecify.annotations.NullMarked;
