@NullMarked
package dev.runnel.tck.memory;

import org.jspecify.annotations.NullMarked;
