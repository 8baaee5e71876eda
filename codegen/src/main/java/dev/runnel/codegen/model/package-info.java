/** Models as they are declared, without the types of the compiler. */
@NullMarked
package dev.runnel.codegen.model;

import org.jspecify.annotations.NullMarked;
