/** The topics of the suite, a class each. */
@NullMarked
package dev.runnel.tck.suite;

import org.jspecify.annotations.NullMarked;
