/** Injects faults between a driver and its server: stalled, broken and slow networks, and killed servers. */
@NullMarked
package dev.runnel.tck.fault;

import org.jspecify.annotations.NullMarked;
