/** A model that refers to itself, from both sides. */
@NullMarked
package dev.runnel.tck.scenario.kin;

import org.jspecify.annotations.NullMarked;
