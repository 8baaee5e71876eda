/** Random data and statements over the models of the scenarios, made of their generated companions. */
@NullMarked
package dev.runnel.tck.random;

import org.jspecify.annotations.NullMarked;
