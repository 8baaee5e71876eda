/** One emitter per generated type: from a model to source text. */
@NullMarked
package dev.runnel.codegen.emit;

import org.jspecify.annotations.NullMarked;
