package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores a number {@code x} as {@code scale · x + offset}, computed exactly. The component is a {@code short},
 * {@code int}, {@code long} or {@code BigDecimal}; floating-point numbers would be rounded.
 *
 * <pre>{@code
 * record Job(@Key long id, @Affine(scale = "1000") long seconds) {} // a column of milliseconds
 * }</pre>
 *
 * <p>A value whose stored number does not fit the column is {@code InvalidValueException}. A stored number that
 * corresponds to no value is {@code DecodeException}. The encoding preserves equality, preserves order if the scale is
 * positive, and preserves sums if the offset is 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Affine {
    /**
     * The factor: a decimal number that is not 0. It is an integer if the component is an integer. For a
     * {@code BigDecimal} its reciprocal has finitely many digits, so that each stored number corresponds to a value:
     * 2.5 has such a reciprocal, 3 has not.
     */
    String scale() default "1";

    /** The summand: a decimal number, or an integer if the component is an integer. */
    String offset() default "0";
}
