/** Columns of the database's own types. */
@NullMarked
package dev.runnel.tck.scenario.own;

import org.jspecify.annotations.NullMarked;
