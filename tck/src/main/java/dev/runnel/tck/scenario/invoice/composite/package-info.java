/**
 * The same as in {@code scenario.invoice}: an invoice has a key of three parts, with which those of its lines begin, and which its
 * address has as its own.
 */
@NullMarked
package dev.runnel.tck.scenario.invoice.composite;

import org.jspecify.annotations.NullMarked;
