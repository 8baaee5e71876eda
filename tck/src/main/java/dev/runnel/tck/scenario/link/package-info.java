/** Relations that are named otherwise than their keys or their other sides, several to one model, and one without another side. */
@NullMarked
package dev.runnel.tck.scenario.link;

import org.jspecify.annotations.NullMarked;
