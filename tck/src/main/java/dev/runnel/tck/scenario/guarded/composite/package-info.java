/** The same with keys of two parts, neither of which tells rows apart. */
@NullMarked
package dev.runnel.tck.scenario.guarded.composite;

import org.jspecify.annotations.NullMarked;
