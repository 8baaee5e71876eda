package dev.runnel.tck.scenario.task.composite;

import dev.runnel.tck.scenario.SharedPart;

/** The first part of a key. */
public record Realm(String value) {
    /** A realm that alternates from row to row. */
    public static final class OfRow extends SharedPart<Realm> {
        @Override
        protected Realm ofRow(long row) {
            return new Realm(row % 2 == 0 ? "near" : "far");
        }
    }
}
