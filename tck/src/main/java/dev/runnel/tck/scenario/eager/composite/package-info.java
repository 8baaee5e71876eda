/** The same as in {@code scenario.eager}, over keys of three parts and of two, each of which other rows have too. */
@NullMarked
package dev.runnel.tck.scenario.eager.composite;

import org.jspecify.annotations.NullMarked;
