/** Accounts, and a ledger of what went from one to another. */
@NullMarked
package dev.runnel.tck.scenario.bank;

import org.jspecify.annotations.NullMarked;
