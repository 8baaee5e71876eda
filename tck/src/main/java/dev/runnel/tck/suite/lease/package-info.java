/** Who has a connection: what is known of it, how long it is waited for, and how it ends. */
@NullMarked
package dev.runnel.tck.suite.lease;

import org.jspecify.annotations.NullMarked;
