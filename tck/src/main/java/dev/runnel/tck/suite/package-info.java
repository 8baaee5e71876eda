/** What the topics of the suite have in common; the topics themselves, a class each, stand in the packages below. */
@NullMarked
package dev.runnel.tck.suite;

import org.jspecify.annotations.NullMarked;
