/** {@link dev.runnel.Deferred} as JSON, by Jackson 3. */
@NullMarked
package dev.runnel.jackson;

import org.jspecify.annotations.NullMarked;
