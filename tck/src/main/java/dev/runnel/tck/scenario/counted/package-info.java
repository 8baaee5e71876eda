/** Keys that the database counts up: accounts, their invoices, and the lines and receipts of those. */
@NullMarked
package dev.runnel.tck.scenario.counted;

import org.jspecify.annotations.NullMarked;
