/** What a model can get wrong: one class per check. */
@NullMarked
package dev.runnel.codegen.check;

import org.jspecify.annotations.NullMarked;
