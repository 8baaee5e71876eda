package dev.runnel.benchmarks.ratio;

/** Two rounds, one right after the other. */
record Pair(Cost byHand, Cost other) {
    /** The time of the other beside that of by hand: 1 is as fast, 2 takes twice as long. */
    double ratio() {
        return other.nanoseconds() / byHand.nanoseconds();
    }

    /** The time of the one that took longer. */
    double slower() {
        return Math.max(byHand.nanoseconds(), other.nanoseconds());
    }
}
