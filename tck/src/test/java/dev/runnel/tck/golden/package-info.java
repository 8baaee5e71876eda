@NullMarked
package dev.runnel.tck.golden;

import org.jspecify.annotations.NullMarked;
