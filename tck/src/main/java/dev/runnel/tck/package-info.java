/** The driver suite. A driver adds one class: a subclass of {@link dev.runnel.tck.DriverTck}. */
@NullMarked
package dev.runnel.tck;

import org.jspecify.annotations.NullMarked;
