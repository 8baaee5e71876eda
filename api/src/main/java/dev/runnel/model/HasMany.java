package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a relation to the records whose foreign key refers to this record:
 *
 * <pre>{@code
 * record User(@Key @Auto UUID id, @HasMany Deferred<List<Post>> posts) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface HasMany {
    /**
     * The belongs-to component of the target that is the other end of this relation. It is required if the target has
     * more than one belongs-to relation to this model.
     */
    String inverse() default "";
}
