package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A relation to the one record whose foreign key, which is unique, leads here: {@code @HasOne Deferred<Optional<Profile>>
 * profile}, or {@code @HasOne Deferred<Profile>} where no record is created without it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface HasOne {
    /** The belongs-to component of the target that it is the other side of, where the target has more than one to this model. */
    String inverse() default "";
}
