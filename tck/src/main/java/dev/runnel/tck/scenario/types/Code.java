package dev.runnel.tck.scenario.types;

/** A newtype of text that refuses some of it. */
public record Code(String value) {
    public Code {
        if (value.startsWith("!")) {
            throw new IllegalArgumentException("no code: " + value);
        }
    }
}
