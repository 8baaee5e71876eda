/** From {@code javax.lang.model} to model records; nothing else knows elements and type mirrors. */
@NullMarked
package dev.runnel.codegen.read;

import org.jspecify.annotations.NullMarked;
