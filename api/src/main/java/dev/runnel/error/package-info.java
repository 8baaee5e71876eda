/** The errors that Runnel raises: one sealed family. */
@NullMarked
package dev.runnel.error;

import org.jspecify.annotations.NullMarked;
