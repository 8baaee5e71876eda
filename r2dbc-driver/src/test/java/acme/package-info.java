/** The suite on databases of another jar. */
@NullMarked
package acme;

import org.jspecify.annotations.NullMarked;
