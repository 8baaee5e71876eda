/** Which shared behaviours the suite proves: their catalogue, the tests that name them, and the page that joins both with a run. */
@NullMarked
package dev.runnel.tck.coverage;

import org.jspecify.annotations.NullMarked;
