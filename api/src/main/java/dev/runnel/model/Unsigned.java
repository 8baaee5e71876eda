package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores the bits of a {@code byte}, {@code short}, {@code int} or {@code long} as an unsigned number, as
 * {@code Long.toUnsignedString} prints it. The column is wide enough for all unsigned numbers of the type. Conditions
 * and sort keys compare the unsigned numbers.
 *
 * <pre>{@code
 * record Flow(@Key @Auto UUID id, @Unsigned int address) {} // a column of 64 bits
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Unsigned {}
