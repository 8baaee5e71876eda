/** What the tests of the examples share. */
@NullMarked
package support;

import org.jspecify.annotations.NullMarked;
