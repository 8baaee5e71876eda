package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;

/**
 * Sets the value of a component when a create does not set it:
 *
 * <pre>{@code
 * record Player(
 *         @Key @Auto UUID id,
 *         @Default("0") long points,
 *         @Default("now") Instant created,
 *         @Default(supplier = ShortCode.class) String code) {}
 * }</pre>
 *
 * <p>The client evaluates the default for each new row; the table has no default. A value that the create sets wins,
 * also if it is null. An update does not use the default.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Default {
    /**
     * A constant, written as {@code toString} of its type prints it; the annotation processor checks it. For a time,
     * {@code now} is the time of the clock of the {@code Db}.
     */
    String value() default "";

    /**
     * A supplier instead of a constant: a class with a constructor without parameters. One instance serves all rows and
     * threads. An exception of it is {@code InvalidValueException(NOT_SUPPLIED)}.
     */
    Class<? extends Supplier<?>>[] supplier() default {};
}
