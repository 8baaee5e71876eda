package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores a number {@code x} as {@code scale · x + offset}, computed exactly: {@code @Affine(scale = "1000") long seconds} in a column of
 * milliseconds. For {@code short}, {@code int}, {@code long} and {@code BigDecimal}; binary fractions would be rounded.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Affine {
    /**
     * A decimal number that is not 0: a whole one for whole numbers, and for a {@code BigDecimal} one whose reciprocal has finitely many
     * digits, as that of 2.5 has and that of 3 has not, so that every stored number is read.
     */
    String scale() default "1";

    /** A decimal number; a whole one for whole numbers. */
    String offset() default "0";
}
