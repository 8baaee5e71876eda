/** Errors: their types, their messages, and the harmlessness of hostile strings. */
@NullMarked
package dev.runnel.tck.suite.error;

import org.jspecify.annotations.NullMarked;
