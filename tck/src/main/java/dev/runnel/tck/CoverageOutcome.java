package dev.runnel.tck;

/** The outcome of a test with {@link Covers} on one backend. Of several runs of a test, the last constant counts. */
public enum CoverageOutcome {
    /** The test passed. */
    PROVEN,
    /** The test passed, and saw that the backend rejects the feature. */
    REJECTED,
    /** The test ended with {@link UnprovenException}. */
    UNPROVEN
}
