/** What an application tests of its own mappings. */
@NullMarked
package dev.runnel.tck.mapping;

import org.jspecify.annotations.NullMarked;
