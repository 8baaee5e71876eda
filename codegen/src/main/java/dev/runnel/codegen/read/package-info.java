/** Reads {@code javax.lang.model} to model records. Only this package uses elements and type mirrors. */
@NullMarked
package dev.runnel.codegen.read;

import org.jspecify.annotations.NullMarked;
