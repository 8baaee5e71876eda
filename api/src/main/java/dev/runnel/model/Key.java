package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component of the primary key. Several make a composite key, in declaration order, whose first is its partition. On the record it
 * names them instead: {@code @Key(partition = {"tenant", "device"}, local = "time")}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
public @interface Key {
    /**
     * On a record: the first components of the key. A key-value store keeps the rows together that agree on them, and finds them by
     * these; to an SQL database they are the first columns of the key.
     */
    String[] partition() default {};

    /** On a record: the components of the key that follow, by which the rows of a partition are told apart. */
    String[] local() default {};

    /** On a record: the name of its constraint; made of the name of the table by default. The table prefix of a Db goes before it. */
    String name() default "";
}
