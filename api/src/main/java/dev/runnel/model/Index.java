package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reads look up by this component, or by these of the record and the first of them: {@code @Index(fields = {"tenant", "created"})}. Gives
 * the companion a {@code byX} method for each. Foreign keys are indexed without it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
@Repeatable(Index.All.class)
public @interface Index {
    /** On a record: the components, in order. On a component: none, it is itself. */
    String[] fields() default {};

    /** Its name in the database; made of the names of the table and the columns by default. The table prefix of a Db goes before it. */
    String name() default "";

    /** Several of them on one record. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface All {
        Index[] value();
    }
}
