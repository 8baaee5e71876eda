/** The types that an application imports: sessions, statements, queries and paths. */
@NullMarked
@CheckReturnValue
package dev.runnel;

import org.jspecify.annotations.NullMarked;
