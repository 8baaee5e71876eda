/** A required has-one relation, whose other side is optional: no machine is created without an engine, and engines are spare. */
@NullMarked
package dev.runnel.tck.scenario.machine;

import org.jspecify.annotations.NullMarked;
