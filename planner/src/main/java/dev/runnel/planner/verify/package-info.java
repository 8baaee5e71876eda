/** Rejects invalid statements with typed errors, before any I/O. */
@NullMarked
package dev.runnel.planner.verify;

import org.jspecify.annotations.NullMarked;
