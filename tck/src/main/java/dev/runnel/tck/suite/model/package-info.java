/** Declarations of a model: keys, columns, names, indexes. */
@NullMarked
package dev.runnel.tck.suite.model;

import org.jspecify.annotations.NullMarked;
