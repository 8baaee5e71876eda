/** The models of the suite, a package for each scenario; in {@code composite} beside, the same over keys of several parts. */
@NullMarked
package dev.runnel.tck.scenario;

import org.jspecify.annotations.NullMarked;
