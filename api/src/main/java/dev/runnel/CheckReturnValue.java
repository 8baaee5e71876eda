package dev.runnel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks types and methods whose results must be used. The annotated types are immutable, and a statement runs only when its {@code Mono} or
 * {@code Flux} is subscribed to, so a call whose result is ignored has no effect. Error Prone and IDEs recognize the annotation by its simple
 * name and report such a call.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE, ElementType.METHOD})
public @interface CheckReturnValue {}
