/** The same as in {@code scenario.folder}, over keys of two parts. */
@NullMarked
package dev.runnel.tck.scenario.folder.composite;

import org.jspecify.annotations.NullMarked;
