/** The common parts of the topics of the suite. The topics are in the packages below, one class each. */
@NullMarked
package dev.runnel.tck.suite;

import org.jspecify.annotations.NullMarked;
