/** The annotation processor: reads models, checks them, emits their companions. Knows the api by name only. */
@NullMarked
package dev.runnel.codegen;

import org.jspecify.annotations.NullMarked;
