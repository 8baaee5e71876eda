package dev.runnel.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The shared behaviours that a test of the suite proves, each as {@code topic/behaviour} of the catalogue: {@code
 * @Covers({"crud_query/query_not_basic", "filter_between/filter_between_numeric"})}.
 *
 * <p>It goes on a test method of a {@code Topic}. What the test proves on a driver stands in {@code docs/reference/suite.md}. A test that saw a
 * statement refused with {@code UnsupportedFeatureException}, through {@code Topic.refuses}, proves on that driver that the behaviour is
 * refused by name, and nothing else: behaviours that one driver can do in part have a test for each part.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(CoverageRecorder.class)
public @interface Covers {
    /** Names of the catalogue, as {@code topic/behaviour}. */
    String[] value();
}
