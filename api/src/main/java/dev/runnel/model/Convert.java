package dev.runnel.model;

import dev.runnel.mapping.Bijection;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a component of any type is stored: {@code @Convert(CentsOfMoney.class) Money price}. The bijection leads from the type of the
 * component to one that a column holds, and says which operators the path of the component has. Also on the component of a newtype.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Convert {
    /** A class with a constructor without parameters. One instance serves every row and thread. */
    Class<? extends Bijection<?, ?>> value();
}
