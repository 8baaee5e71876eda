/** Everything that a user can get wrong is refused here, before any I/O, with a typed error. */
@NullMarked
package dev.runnel.planner.verify;

import org.jspecify.annotations.NullMarked;
