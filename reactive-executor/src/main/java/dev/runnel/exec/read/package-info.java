/** Plans of reads, and the sources of their windows. */
@NullMarked
package dev.runnel.exec.read;

import org.jspecify.annotations.NullMarked;
