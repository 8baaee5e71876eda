/** The code of docs/guide, run on H2. */
@NullMarked
package guide;

import org.jspecify.annotations.NullMarked;
