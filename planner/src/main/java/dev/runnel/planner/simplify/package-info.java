/** Rewrites after lowering that look at whole statements. */
@NullMarked
package dev.runnel.planner.simplify;

import org.jspecify.annotations.NullMarked;
