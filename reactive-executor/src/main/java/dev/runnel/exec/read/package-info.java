/** Plans that read, and where their windows come from. */
@NullMarked
package dev.runnel.exec.read;

import org.jspecify.annotations.NullMarked;
