/** A connection while a program or a transaction has it: how it is stopped, how what was begun on it ends, and how it goes back. */
@NullMarked
package dev.runnel.exec.lease;

import org.jspecify.annotations.NullMarked;
