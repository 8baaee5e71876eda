/** The errors that a model can have, with one class per check. */
@NullMarked
package dev.runnel.codegen.check;

import org.jspecify.annotations.NullMarked;
