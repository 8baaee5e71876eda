package dev.runnel.tck.coverage;

/**
 * The status of a behaviour in Runnel, before any test has run.
 *
 * @param kind the kind of status
 * @param what the feature, the decision, the reason, or the test; empty for {@link Kind#SHARED}
 */
public record CoverageStatus(Kind kind, String what) {
    /** The kinds, with the word of each in the catalogue. */
    public enum Kind {
        /** Runnel supports it: tests prove it, or it is open. */
        SHARED(""),
        /** Runnel supports a part of it, proven or open; the rest waits for the named feature. */
        WITHOUT("without"),
        /** It is equivalent to another behaviour of the catalogue, whose tests prove it. */
        SAME("same"),
        /** It waits for a feature; no test covers it. */
        WAITS("waits"),
        /** A decision chose another behaviour; tests may prove that one. */
        DIFFERS("differs"),
        /** Runnel does not want it, for the named reason. */
        UNWANTED("unwanted"),
        /** The compiler enforces it; the named test of the processor proves it for every driver. */
        COMPILER("compiler");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    static final CoverageStatus SHARED = new CoverageStatus(Kind.SHARED, "");

    /** Parses a status such as {@code waits: upsert}. */
    static CoverageStatus of(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon).strip();
        String what = colon < 0 ? "" : text.substring(colon + 1).strip();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.SHARED && kind.word.equals(word) && !what.isEmpty()) {
                return new CoverageStatus(kind, what);
            }
        }
        throw new IllegalArgumentException("no standing: " + text);
    }
}
