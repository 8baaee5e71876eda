/** The annotation processor: it reads models, checks them, and emits their companions. It knows the api by name only. */
@NullMarked
package dev.runnel.codegen;

import org.jspecify.annotations.NullMarked;
