package dev.runnel.model;

import dev.runnel.mapping.Bijection;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores a component of any type by a bijection. The bijection maps the type of the component to a type that a column
 * stores, and declares which operators the path of the component has. The annotation also applies to the component of a
 * newtype.
 *
 * <pre>{@code
 * record Item(@Key @Auto UUID id, @Convert(CentsOfMoney.class) Money price) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Convert {
    /**
     * The class of the bijection. It has a constructor without parameters. One instance serves all rows and threads.
     */
    Class<? extends Bijection<?, ?>> value();
}
