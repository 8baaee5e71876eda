/** What a model declares: keys, columns, names, indexes. */
@NullMarked
package dev.runnel.tck.suite.model;

import org.jspecify.annotations.NullMarked;
