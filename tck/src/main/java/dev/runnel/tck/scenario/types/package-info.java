/** A column of every type, required and nullable, and keys that are newtypes. */
@NullMarked
package dev.runnel.tck.scenario.types;

import org.jspecify.annotations.NullMarked;
