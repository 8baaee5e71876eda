package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A relation whose foreign key is in this record: {@code @BelongsTo Deferred<User> user} beside {@code UUID userId}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface BelongsTo {
    /** The components that hold the foreign key, in the order of {@link #references}; by default the name of this one, then {@code Id}. */
    String[] fields() default {};

    /** The components of the target that they equal, which are unique together; by default its key. */
    String[] references() default {};
}
