/**
 * An R2DBC driver for SQLite over sqlite-jdbc, which knows nothing of Runnel. Applications see {@link SqliteConnectionFactoryProvider}, its
 * options and {@link BeginMode}; all else is R2DBC's own.
 *
 * <ul>
 *   <li>{@code Worker}: the plain thread of one connection, the only place that blocks; {@code SqliteHandle}: what it does there.
 *   <li>{@code SqlScript}: a text, cut into the statements that SQLite takes one by one; sqlite-jdbc would drop all but the first.
 *   <li>{@code StatementRun}: one statement that runs. It steps as far as it was asked, hands rows out on its worker, and looks one row ahead to
 *       end in time. What only reads starts when its result is read; what may write starts when its statement is.
 *   <li>{@code TransactionState}: what is open, and what SQLite has rolled back of its own accord.
 *   <li>A cancel ends the statement inside SQLite; the worker then resets it, whatever instant the cancel came at.
 *   <li>{@code SqliteValues}: what a Java value is in SQLite and back, exact or refused; {@code SqliteExceptions}: result codes as R2DBC's exceptions.
 * </ul>
 */
@NullMarked
package dev.runnel.sqlite;

import org.jspecify.annotations.NullMarked;
