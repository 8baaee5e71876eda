/**
 * Jackson 3 support: {@link dev.runnel.Deferred} components of records as JSON, and the format of {@code @Json}
 * components.
 */
@NullMarked
package dev.runnel.jackson;

import org.jspecify.annotations.NullMarked;
