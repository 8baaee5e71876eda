@NullMarked
package dev.runnel.tck.mapping;

import org.jspecify.annotations.NullMarked;
