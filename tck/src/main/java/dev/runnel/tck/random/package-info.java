/** Random data and statements over the models of the scenarios, through their generated companions. */
@NullMarked
package dev.runnel.tck.random;

import org.jspecify.annotations.NullMarked;
