/** Observes a driver in tests: a call log, injected faults, a count of open leases. */
@NullMarked
package dev.runnel.tck.probe;

import org.jspecify.annotations.NullMarked;
