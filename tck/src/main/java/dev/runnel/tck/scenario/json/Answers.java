package dev.runnel.tck.scenario.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A value that the store does not look into. */
public record Answers(String text, Optional<String> remark, List<Choice> choices, Instant at) {
    /** Inside of it. */
    public record Choice(Kind kind, double weight) {}

    /** Inside of that. */
    public enum Kind {
        YES,
        NO
    }
}
