/** What is kept of a statement for all its executions, and what every plan is made of. */
@NullMarked
package dev.runnel.exec.plan;

import org.jspecify.annotations.NullMarked;
