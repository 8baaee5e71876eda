package dev.runnel.error;

/**
 * A statement, a transaction or a page cursor is used in a way that is never valid, on any database. The error is
 * raised before any I/O.
 *
 * <p>Correct the program, or reject the input: {@link #code} distinguishes the violations. {@code MALFORMED_CURSOR} and
 * {@code CURSOR_OF_OTHER_QUERY} are errors of a page cursor, which an application usually receives from its client.
 */
public final class InvalidStatementException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param code the code of the error
     * @param what the violation, without a full stop
     */
    public InvalidStatementException(ErrorCode code, String what) {
        super(code, what, null);
    }

    @Override
    public InvalidStatementException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public InvalidStatementException hint(String text) {
        super.hint(text);
        return this;
    }
}
