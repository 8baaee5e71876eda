/** Plans that write: new rows, changes of rows, changes of items. */
@NullMarked
package dev.runnel.exec.write;

import org.jspecify.annotations.NullMarked;
