@NullMarked
package dev.runnel.exec.step;

import org.jspecify.annotations.NullMarked;
