/** The same with keys of two parts. A label has the key of its parcel. */
@NullMarked
package dev.runnel.tck.scenario.parcel.composite;

import org.jspecify.annotations.NullMarked;
