/** Property tests for the mappings of an application. */
@NullMarked
package dev.runnel.tck.mapping;

import org.jspecify.annotations.NullMarked;
