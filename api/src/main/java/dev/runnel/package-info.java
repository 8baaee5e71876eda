/** What an application imports: sessions, statements, queries, paths. */
@NullMarked
@CheckReturnValue
package dev.runnel;

import org.jspecify.annotations.NullMarked;
