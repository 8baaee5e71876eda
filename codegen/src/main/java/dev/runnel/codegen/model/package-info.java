/** Models as they are written, without the compiler's types. */
@NullMarked
package dev.runnel.codegen.model;

import org.jspecify.annotations.NullMarked;
