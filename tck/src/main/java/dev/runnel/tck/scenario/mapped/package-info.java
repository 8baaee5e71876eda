/** Models whose components are stored as something else. */
@NullMarked
package dev.runnel.tck.scenario.mapped;

import org.jspecify.annotations.NullMarked;
