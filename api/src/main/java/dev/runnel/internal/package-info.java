/** The seam between the public types and the executor. Not for applications. */
@NullMarked
package dev.runnel.internal;

import org.jspecify.annotations.NullMarked;
