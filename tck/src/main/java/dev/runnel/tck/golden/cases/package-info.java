/** The golden cases: statements, by topic. */
@NullMarked
package dev.runnel.tck.golden.cases;

import org.jspecify.annotations.NullMarked;
