package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the number by which a constant of an enum is stored. Either all constants of an enum have the annotation, or
 * none has it.
 *
 * <pre>{@code
 * enum Status { @Code(1) OPEN, @Code(7) CLOSED }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Code {
    /** The stored number, unique in the enum. */
    int value();
}
