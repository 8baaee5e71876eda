package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * No two rows have the same present value, or, on the record, the same present values: {@code @Unique(fields = {"tenant", "slug"})}.
 * Gives the companion {@code byX} methods, as {@link Index} does.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
@Repeatable(Unique.All.class)
public @interface Unique {
    /** On a record: the components, in order. On a component: none, it is itself. */
    String[] fields() default {};

    /** Its name in the database; made of the names of the table and the columns by default. The table prefix of a Db goes before it. */
    String name() default "";

    /** Several of them on one record. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface All {
        Unique[] value();
    }
}
