/** The support code of the tests of the examples. */
@NullMarked
package support;

import org.jspecify.annotations.NullMarked;
