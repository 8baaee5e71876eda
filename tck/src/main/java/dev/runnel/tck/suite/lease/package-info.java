/** Leases: the activity of a Db, timeouts of the acquisition, and the ends of leases. */
@NullMarked
package dev.runnel.tck.suite.lease;

import org.jspecify.annotations.NullMarked;
