/** Models without relations, each as small as one topic needs it. */
@NullMarked
package dev.runnel.tck.scenario.basic;

import org.jspecify.annotations.NullMarked;
