/** The types that generated code calls. Applications use the generated companions instead. */
@NullMarked
package dev.runnel.companion;

import org.jspecify.annotations.NullMarked;
