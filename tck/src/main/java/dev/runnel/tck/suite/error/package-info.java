/** What fails: the error, its text, and what hostile text cannot do. */
@NullMarked
package dev.runnel.tck.suite.error;

import org.jspecify.annotations.NullMarked;
