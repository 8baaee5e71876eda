/** Times with less digits of the second than others. */
@NullMarked
package dev.runnel.tck.scenario.precise;

import org.jspecify.annotations.NullMarked;
