package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the text by which a constant of an enum is stored, in place of its name:
 *
 * <pre>{@code
 * enum Status { OPEN, @Label("in progress") IN_PROGRESS }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Label {
    /** The stored text, unique in the enum. */
    String value();
}
