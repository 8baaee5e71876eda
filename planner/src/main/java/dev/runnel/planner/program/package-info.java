/** What the executor runs: actions over slots. Plain data. */
@NullMarked
package dev.runnel.planner.program;

import org.jspecify.annotations.NullMarked;
