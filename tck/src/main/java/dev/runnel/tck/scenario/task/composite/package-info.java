/**
 * The same with keys of three parts: a newtype, an enum and a number, of which no two tell rows apart. Foreign keys have columns of
 * their own, and those of the optional one are absent one by one.
 */
@NullMarked
package dev.runnel.tck.scenario.task.composite;

import org.jspecify.annotations.NullMarked;
