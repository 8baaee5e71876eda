/** A parcel comes with its label, always. */
@NullMarked
package dev.runnel.tck.scenario.parcel;

import org.jspecify.annotations.NullMarked;
