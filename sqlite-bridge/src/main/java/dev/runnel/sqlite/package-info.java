/**
 * An R2DBC driver for SQLite over sqlite-jdbc. It does not depend on Runnel. Its public types are {@link
 * SqliteConnectionFactoryProvider} with its options, {@link BeginMode} and {@link ScalarFunction}; applications use the
 * interfaces of R2DBC for everything else.
 *
 * <ul>
 *   <li>{@code Worker}: the thread of one connection, the only one that blocks; {@code SqliteHandle}: the calls of
 *       SQLite on it.
 *   <li>{@code SqlScript}: splits a text into its statements; sqlite-jdbc would ignore all but the first.
 *   <li>{@code StatementRun}: one running statement. It steps as far as rows are requested, emits rows on the worker,
 *       and fetches one row ahead to complete with the last one. A statement that only reads starts when its result is
 *       read; a statement that may write starts when {@code execute()} is subscribed to.
 *   <li>{@code TransactionState}: the open transaction, and whether SQLite has rolled it back by itself.
 *   <li>{@code InterruptibleTask}: a cancel or timeout ends the statement inside SQLite; the worker then resets it.
 *   <li>{@code SqliteValues}: converts values without loss or rejects them; {@code SqliteExceptions}: maps result codes
 *       to R2DBC's exceptions.
 * </ul>
 */
@NullMarked
package dev.runnel.sqlite;

import org.jspecify.annotations.NullMarked;
