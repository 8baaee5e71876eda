package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a relation whose foreign key is in this record:
 *
 * <pre>{@code
 * record Post(@Key @Auto UUID id, UUID userId, @BelongsTo Deferred<User> user) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface BelongsTo {
    /**
     * The components that contain the foreign key, in the order of {@link #references}. By default there is one for
     * each referenced component, whose name is the name of the relation followed by that of the referenced component in
     * upper camel case. {@code owner} refers to the key {@code id} by {@code ownerId}, and to the key
     * {@code (realm, number)} by {@code ownerRealm} and {@code ownerNumber}.
     */
    String[] fields() default {};

    /**
     * The components of the target that the foreign key refers to, which are unique together. The default is the key of
     * the target.
     */
    String[] references() default {};

    /**
     * The effect on this record if it is unlinked: if it is removed from the has-many or has-one relation at the other end. A required foreign key
     * with the default rejects the statement with {@code REQUIRED_RELATION}, unless {@link #onDelete} is {@code DELETE}: then the record is deleted.
     * An explicit {@code CLEAR} on a required foreign key does not compile.
     */
    ReferentialAction onUnlink() default ReferentialAction.CLEAR;

    /**
     * The effect on this record if the related record is deleted. Runnel changes or deletes this record before the related one, so its version, its
     * times and its own relations are respected. The tables have no such action.
     */
    ReferentialAction onDelete() default ReferentialAction.RESTRICT;
}
