package dev.runnel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call whose result is dropped has no effect: the annotated types are immutable, and a statement runs when its {@code Mono} or
 * {@code Flux} is subscribed to. Error Prone and IDEs know the annotation by its simple name and report such a call.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE, ElementType.METHOD})
public @interface CheckReturnValue {}
