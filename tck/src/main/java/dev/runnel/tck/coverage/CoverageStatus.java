package dev.runnel.tck.coverage;

/**
 * Where Runnel stands to a behaviour, before any test has run.
 *
 * @param what the feature, the decision, or the test
 */
public record CoverageStatus(Kind kind, String what) {
    /** The kinds, with the word of each in the catalogue. */
    public enum Kind {
        /** It holds here: tests prove it, or it is open. */
        SHARED(""),
        /** A part of it holds here and is proven, or open; the rest waits for the feature that is named. */
        WITHOUT("without"),
        /** It is another behaviour of the catalogue in other words: the tests of that one prove it. */
        SAME("same"),
        /** It waits for a feature, and no test names it. */
        WAITS("waits"),
        /** It was decided otherwise; tests may prove what is so instead. */
        DIFFERS("differs"),
        /** It is not wanted here, for the reason that is named. */
        UNWANTED("unwanted"),
        /** It is a matter of the compiler, and the test of the processor that is named proves it for every driver. */
        COMPILER("compiler");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    static final CoverageStatus SHARED = new CoverageStatus(Kind.SHARED, "");

    /** From {@code waits: upsert}. */
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
