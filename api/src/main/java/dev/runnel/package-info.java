/**
 * The types that an application imports: sessions, statements, queries and paths.
 *
 * <p>Runnel alone implements the interfaces of statements, conditions, expressions, paths, selections and includes. A statement with a
 * part of another class fails with {@code InvalidStatementException(FOREIGN_IMPLEMENTATION)}. An application may wrap a {@link Session}: see
 * {@link Session#unwrap()}.
 */
@NullMarked
@CheckReturnValue
package dev.runnel;

import org.jspecify.annotations.NullMarked;
