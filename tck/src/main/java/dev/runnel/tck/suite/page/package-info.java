/** Pages and their cursors. */
@NullMarked
package dev.runnel.tck.suite.page;

import org.jspecify.annotations.NullMarked;
