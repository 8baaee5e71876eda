/**
 * The coverage of shared behaviours by the suite: their catalogue, the tests that cover them, and the page that joins
 * both with a run.
 */
@NullMarked
package dev.runnel.tck.coverage;

import org.jspecify.annotations.NullMarked;
