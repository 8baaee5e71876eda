package dev.runnel.tck.coverage;

import dev.runnel.tck.CoverageRecord;
import dev.runnel.tck.Covers;
import dev.runnel.tck.DriverTck;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A pair of a test of the suite and a behaviour that it covers.
 *
 * @param test the name of the test, as in {@link CoverageRecord}
 * @param behaviour the behaviour, as {@code topic/behaviour}
 */
public record CoverageEntry(String test, String behaviour) {
    /** The pairs of all tests of {@link DriverTck}. */
    public static List<CoverageEntry> all() {
        return ReflectionSupport.streamNestedClasses(
                        DriverTck.class, topic -> AnnotationSupport.isAnnotated(topic, Nested.class))
                .flatMap(topic ->
                        AnnotationSupport.findAnnotatedMethods(topic, Covers.class, HierarchyTraversalMode.TOP_DOWN)
                                .stream()
                                .flatMap(test -> Arrays.stream(
                                                test.getAnnotation(Covers.class).value())
                                        .map(behaviour ->
                                                new CoverageEntry(CoverageRecord.nameOf(topic, test), behaviour))))
                .toList();
    }

    @Override
    public String toString() {
        return test + " covers " + behaviour;
    }
}
