/** Names and constants that would be commands of SQL, ends of comments or escapes of Java, if they were not quoted. */
@NullMarked
package dev.runnel.tck.scenario.odd;

import org.jspecify.annotations.NullMarked;
