package dev.runnel.benchmarks.ratio;

import java.util.Optional;

/**
 * A peer that has no driver for a database.
 *
 * @param title of the peer
 */
record WithoutDriver(String title) implements Contender {
    @Override
    public Optional<String> missing(String shape) {
        return Optional.of("no driver");
    }
}
