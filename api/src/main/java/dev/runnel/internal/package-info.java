/**
 * The interface between the public types and the executor. It is internal: applications do not use it, and it may
 * change in any version.
 */
@NullMarked
package dev.runnel.internal;

import org.jspecify.annotations.NullMarked;
