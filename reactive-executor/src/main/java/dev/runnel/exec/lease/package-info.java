/** The lifecycle of a leased connection: acquisition, transaction boundary, termination from outside, release. */
@NullMarked
package dev.runnel.exec.lease;

import org.jspecify.annotations.NullMarked;
