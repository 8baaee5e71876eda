package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A column whose value is made when none is given: a UUID by the client, a number as the only component of the key by the database.
 * A value that is given wins.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Auto {
    /** How it is made. */
    Strategy value() default Strategy.BY_TYPE;

    /** How a value is made. */
    enum Strategy {
        /** {@link #UUID_V7} of a UUID, {@link #IDENTITY} of a number. */
        BY_TYPE,
        /** By the client: random. */
        UUID_V4,
        /** By the client: sorts by time. */
        UUID_V7,
        /** By the database, which counts up. Not every database can. */
        IDENTITY
    }
}
