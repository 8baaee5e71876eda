package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@code byte}, {@code short}, {@code int} or {@code long} whose bits are those of an unsigned number, as in {@code Long.toUnsignedString}.
 * The column holds that number, wide enough for all of them, and compares and sorts it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Unsigned {}
