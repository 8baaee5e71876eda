package dev.runnel.tck;

/** What a test says of itself when it has passed, so that what it {@link Covers} can be written down. */
public interface CoveringTest {
    /** The name of the backend that it ran on, as in its capabilities. */
    String driver();

    /** Whether it saw that the backend's lack of a feature is refused by name. */
    boolean sawRefusal();
}
