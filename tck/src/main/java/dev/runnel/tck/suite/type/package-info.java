/** The types of a component, and their values. */
@NullMarked
package dev.runnel.tck.suite.type;

import org.jspecify.annotations.NullMarked;
