/** How Java values become storage values and come back: a bijection for each type of component. */
@NullMarked
package dev.runnel.mapping;

import org.jspecify.annotations.NullMarked;
