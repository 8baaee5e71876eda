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
    /**
     * The components that hold the foreign key, in the order of {@link #references}. By default there is one for each referenced
     * component: the name of the relation, then that of the referenced component with a capital letter. {@code owner} refers to the
     * key {@code id} by {@code ownerId}, and to the key {@code (realm, number)} by {@code ownerRealm} and {@code ownerNumber}.
     */
    String[] fields() default {};

    /** The components of the target that they equal, which are unique together; by default its key. */
    String[] references() default {};
}
