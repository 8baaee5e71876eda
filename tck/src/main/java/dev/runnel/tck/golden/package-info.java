/** Golden plans and answers: the data, the cases, and how they are compared. */
@NullMarked
package dev.runnel.tck.golden;

import org.jspecify.annotations.NullMarked;
