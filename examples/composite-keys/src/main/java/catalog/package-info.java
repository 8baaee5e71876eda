/** A tree as a closure table: a row for each category and each category above it, so that a subtree is one read at any depth. */
@NullMarked
package catalog;

import org.jspecify.annotations.NullMarked;
