/** What an application imports: sessions, statements, queries, paths. */
@NullMarked
package dev.runnel;

import org.jspecify.annotations.NullMarked;
