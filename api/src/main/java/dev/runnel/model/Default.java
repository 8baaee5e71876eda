package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;

/**
 * What a column holds when a create does not name it: {@code @Default("0") long points}, {@code @Default("now") Instant created},
 * {@code @Default(supplier = ShortCode.class) String code}. The client evaluates it for each row, on create only; the database has no
 * default. A value that is given wins, also an absent one.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Default {
    /** A constant, written as the type prints itself; the compiler checks it. {@code now} of a time is that of the Db's clock. */
    String value() default "";

    /** A class with a constructor without parameters, instead of a constant. One instance is asked for every row, by any thread. */
    Class<? extends Supplier<?>>[] supplier() default {};
}
