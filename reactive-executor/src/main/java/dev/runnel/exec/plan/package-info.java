/** Plans, which all executions of a statement shape share, and their common parts. */
@NullMarked
package dev.runnel.exec.plan;

import org.jspecify.annotations.NullMarked;
