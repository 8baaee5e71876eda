/** Records whose own code fails. */
@NullMarked
package dev.runnel.tck.scenario.brittle;

import org.jspecify.annotations.NullMarked;
