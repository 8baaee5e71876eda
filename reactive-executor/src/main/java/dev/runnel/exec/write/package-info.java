/** Plans of writes: inserts, updates and deletes, and writes of key-value items. */
@NullMarked
package dev.runnel.exec.write;

import org.jspecify.annotations.NullMarked;
