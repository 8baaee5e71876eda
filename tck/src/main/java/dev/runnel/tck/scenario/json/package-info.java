/** Components of JSON. */
@NullMarked
package dev.runnel.tck.scenario.json;

import org.jspecify.annotations.NullMarked;
