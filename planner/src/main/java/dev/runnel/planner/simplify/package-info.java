/** Rewrites of whole statements, after lowering. */
@NullMarked
package dev.runnel.planner.simplify;

import org.jspecify.annotations.NullMarked;
