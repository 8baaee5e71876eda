/** The driver contract: table-level operations, leases, rows, capabilities. */
@NullMarked
package dev.runnel.spi;

import org.jspecify.annotations.NullMarked;
