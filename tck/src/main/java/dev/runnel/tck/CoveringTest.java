package dev.runnel.tck;

/** The facts about a passed test that {@link CoverageRecorder} records. */
public interface CoveringTest {
    /** The name of the backend of the run, from its capabilities. */
    String driver();

    /** Whether the test verified that the backend rejects the feature with its error code. */
    boolean sawRefusal();
}
