/** The same as in {@code scenario.link}, over keys of two parts: a book shares the region of its writer, a badge that of its maker. */
@NullMarked
package dev.runnel.tck.scenario.link.composite;

import org.jspecify.annotations.NullMarked;
