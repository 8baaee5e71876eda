package dev.runnel.exec.window;

/** The demand of the subscriber of the rows of a read. Called from any thread. */
public interface RowDemand extends ActivityState {
    /** Whether the subscriber has requested all rows. */
    boolean isUnbounded();
}
