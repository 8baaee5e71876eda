/** Ledgers and their lines, whose rows have versions. A line comes with its ledger, always. */
@NullMarked
package dev.runnel.tck.scenario.guarded;

import org.jspecify.annotations.NullMarked;
