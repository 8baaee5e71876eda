/** Source text from models, with one emitter per generated type. */
@NullMarked
package dev.runnel.codegen.emit;

import org.jspecify.annotations.NullMarked;
