/** The code of docs/guide: a class for each chapter, run on H2. */
@NullMarked
package guide;

import org.jspecify.annotations.NullMarked;
