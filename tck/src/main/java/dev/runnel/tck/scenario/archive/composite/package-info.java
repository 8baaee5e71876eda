/** The same as in {@code scenario.archive}, over keys of two parts and of three, and a unique set of two columns that is not the key. */
@NullMarked
package dev.runnel.tck.scenario.archive.composite;

import org.jspecify.annotations.NullMarked;
