package dev.runnel.tck.scenario.report;

import dev.runnel.model.Projection;

/** Its constructor accepts each title but one. */
@Projection
public record TitledRow(String title, long points) {
    public static final String REJECTED = "rejected title";

    public TitledRow {
        if (title.equals(REJECTED)) {
            throw new IllegalArgumentException(REJECTED);
        }
    }
}
