/** Types, operators, functions and values, which statements over models and operations over tables share. */
@NullMarked
package dev.runnel.type;

import org.jspecify.annotations.NullMarked;
