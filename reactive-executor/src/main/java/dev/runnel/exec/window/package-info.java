/** Windows of rows and their emission by demand. Independent of plans. */
@NullMarked
package dev.runnel.exec.window;

import org.jspecify.annotations.NullMarked;
