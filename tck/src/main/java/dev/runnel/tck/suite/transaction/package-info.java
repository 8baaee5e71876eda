/** Transactions, and subscribers who leave. */
@NullMarked
package dev.runnel.tck.suite.transaction;

import org.jspecify.annotations.NullMarked;
