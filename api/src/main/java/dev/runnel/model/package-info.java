/** Annotations of model records. No behaviour. */
@NullMarked
package dev.runnel.model;

import org.jspecify.annotations.NullMarked;
