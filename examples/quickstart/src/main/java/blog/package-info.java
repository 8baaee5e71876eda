/** A small blog: models, a repository, and a program that fills and queries it. */
@NullMarked
package blog;

import org.jspecify.annotations.NullMarked;
