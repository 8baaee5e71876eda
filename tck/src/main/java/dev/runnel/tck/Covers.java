package dev.runnel.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The shared behaviours that a test of the suite proves, each as {@code topic/behaviour}: {@code
 * @Covers({"crud_query/query_not_basic", "filter_between/between_inclusive"})}.
 *
 * <p>It goes on a test method of a {@code Topic}. What the test proves on a driver stands in {@code docs/suite.md}; a test that calls
 * {@code refuses} on a driver that lacks the feature proves there that the behaviour is refused by name.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Covers {
    /** Names of the catalogue, as {@code topic/behaviour}. */
    String[] value();
}
