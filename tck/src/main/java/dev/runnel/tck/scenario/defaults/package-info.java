/** Columns that a create need not name: defaults, and UUIDs that are made. */
@NullMarked
package dev.runnel.tck.scenario.defaults;

import org.jspecify.annotations.NullMarked;
