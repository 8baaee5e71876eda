/** Two relations to one model, a relation by a unique column that is not the key, names of one's own, and a relation without another side. */
@NullMarked
package dev.runnel.tck.scenario.archive;

import org.jspecify.annotations.NullMarked;
