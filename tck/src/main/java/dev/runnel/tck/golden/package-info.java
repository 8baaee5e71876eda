/** Golden plans and answers: the data, the cases, and their comparison. */
@NullMarked
package dev.runnel.tck.golden;

import org.jspecify.annotations.NullMarked;
