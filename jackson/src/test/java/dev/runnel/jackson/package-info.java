@NullMarked
package dev.runnel.jackson;

import org.jspecify.annotations.NullMarked;
