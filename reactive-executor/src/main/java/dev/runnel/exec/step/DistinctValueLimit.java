package dev.runnel.exec.step;

import dev.runnel.exec.plan.BufferedRows;

/** A limit for the number of different values that several accumulators keep together. Not thread-safe. */
public final class DistinctValueLimit {
    private final int most;
    private int values;

    public DistinctValueLimit(int most) {
        this.most = most;
    }

    /** @throws dev.runnel.error.LimitExceededException if there are too many values */
    void add() {
        if (values == most) {
            throw BufferedRows.tooLarge(most, "maxBufferedRows");
        }
        values++;
    }
}
