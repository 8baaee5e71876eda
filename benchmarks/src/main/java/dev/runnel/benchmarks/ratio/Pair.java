package dev.runnel.benchmarks.ratio;

/** Two rounds, one right after the other. */
record Pair(Cost byHand, Cost other) {
    /** The time of the other variant divided by that of the hand-written one: at 2 it takes twice as long. */
    double ratio() {
        return other.nanoseconds() / byHand.nanoseconds();
    }

    /** The time of the slower variant. */
    double slower() {
        return Math.max(byHand.nanoseconds(), other.nanoseconds());
    }
}
