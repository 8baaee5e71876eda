/** Types, operators and values: the one thing that model-level and table-level statements share. */
@NullMarked
package dev.runnel.type;

import org.jspecify.annotations.NullMarked;
