/**
 * The contract between the executor and a driver: operations over tables, leases, rows, capabilities and pool options.
 * A driver implements {@link dev.runnel.spi.DriverProvider}, {@link dev.runnel.spi.Driver},
 * {@link dev.runnel.spi.Lease}, {@link dev.runnel.spi.CompiledOperation} and {@link dev.runnel.spi.Row}.
 */
@NullMarked
package dev.runnel.spi;

import org.jspecify.annotations.NullMarked;
