/** Attacks on a driver and its database: programs that nobody waits for, sessions that are killed, many at once for long. */
@NullMarked
package dev.runnel.tck.stress;

import org.jspecify.annotations.NullMarked;
