/** Twenty columns, of which most may be left out. */
@NullMarked
package dev.runnel.tck.scenario.wide;

import org.jspecify.annotations.NullMarked;
