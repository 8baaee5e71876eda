@NullMarked
package dev.runnel.exec.write;

import org.jspecify.annotations.NullMarked;
