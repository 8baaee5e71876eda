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
 * <p>It annotates a test method of a {@code Topic}. {@code docs/reference/suite.md} lists the proofs of each driver. A
 * test that saw {@code UnsupportedFeatureException}, through {@code Topic.refuses}, proves on that driver only that the
 * behaviour is rejected with its error code. A behaviour that a driver supports partially has a test for each part.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(CoverageRecorder.class)
public @interface Covers {
    /** The behaviours, as {@code topic/behaviour}; each must be in the catalogue. */
    String[] value();
}
