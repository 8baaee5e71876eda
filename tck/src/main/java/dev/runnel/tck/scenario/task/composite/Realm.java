package dev.runnel.tck.scenario.task.composite;

import dev.runnel.tck.scenario.SharedPart;

/** The first part of a key. */
public record Realm(String value) {
    /** Of every second row. */
    public static final class OfRow extends SharedPart<Realm> {
        @Override
        protected Realm ofRow(long row) {
            return new Realm(row % 2 == 0 ? "near" : "far");
        }
    }
}
