/**
 * The errors that Runnel raises: the sealed class {@link dev.runnel.error.RunnelException} and its subclasses, one for
 * each way to react.
 */
@NullMarked
package dev.runnel.error;

import org.jspecify.annotations.NullMarked;
