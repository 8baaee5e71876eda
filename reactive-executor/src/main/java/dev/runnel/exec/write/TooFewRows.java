package dev.runnel.exec.write;

/** A statement of several rows did not write each of them. The statement is undone and run again, so that the error names the row. */
final class TooFewRows extends RuntimeException {
    TooFewRows() {
        super("a row was not written", null, false, false);
    }
}
