/** Relations with each effect of an unlink and of a delete. */
@NullMarked
package dev.runnel.tck.scenario.ship;

import org.jspecify.annotations.NullMarked;
