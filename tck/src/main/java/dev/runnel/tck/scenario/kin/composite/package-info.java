/** The same as in {@code scenario.kin}, over a key of three parts. */
@NullMarked
package dev.runnel.tck.scenario.kin.composite;

import org.jspecify.annotations.NullMarked;
