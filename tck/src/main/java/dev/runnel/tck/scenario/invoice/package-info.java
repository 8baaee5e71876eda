/** Eager relations of every kind, and eager ones behind them: an invoice comes with its lines, those with product and maker. */
@NullMarked
package dev.runnel.tck.scenario.invoice;

import org.jspecify.annotations.NullMarked;
