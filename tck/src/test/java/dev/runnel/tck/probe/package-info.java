@NullMarked
package dev.runnel.tck.probe;

import org.jspecify.annotations.NullMarked;
