@NullMarked
package dev.runnel.tck.coverage;

import org.jspecify.annotations.NullMarked;
