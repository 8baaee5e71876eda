/** A forest as a closure table: a row for each node and each of its ancestors, itself among them. */
@NullMarked
package dev.runnel.tck.scenario.closure;

import org.jspecify.annotations.NullMarked;
