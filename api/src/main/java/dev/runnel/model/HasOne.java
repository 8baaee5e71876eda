package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a relation to the one record whose foreign key refers to this record. The foreign key is unique. A relation
 * without {@code Optional} requires that each record is created together with its related record.
 *
 * <pre>{@code
 * record User(@Key @Auto UUID id, @HasOne Deferred<Optional<Profile>> profile) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface HasOne {
    /**
     * The belongs-to component of the target that is the other end of this relation. It is required if the target has
     * more than one belongs-to relation to this model.
     */
    String inverse() default "";
}
