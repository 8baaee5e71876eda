/** A model that leads to one of another compilation. */
@NullMarked
package dev.runnel.tck.modules;

import org.jspecify.annotations.NullMarked;
