/** What tests see and spoil of a driver: an operation log, faults, a count of open leases. */
@NullMarked
package dev.runnel.tck.probe;

import org.jspecify.annotations.NullMarked;
