package dev.runnel.benchmarks.ratio;

import java.util.Optional;

/** A column of {@link PeerTables}. */
interface Contender {
    String title();

    /** Why it cannot do the shape of a name. Empty if it can. */
    Optional<String> missing(String shape);
}
