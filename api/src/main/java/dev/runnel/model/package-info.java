/**
 * The annotations of model records. The annotation processor reads them at compile time; they have no behaviour of
 * their own.
 */
@NullMarked
package dev.runnel.model;

import org.jspecify.annotations.NullMarked;
