/** Models as users have them, asked what their users ask. */
@NullMarked
package dev.runnel.tck.suite.scenario;

import org.jspecify.annotations.NullMarked;
