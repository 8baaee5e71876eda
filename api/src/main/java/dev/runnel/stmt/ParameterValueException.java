package dev.runnel.stmt;

/**
 * Ends the building of a statement with {@link ParameterSlot}s where the statement depends on the value of a parameter. The statement is then built
 * for each value. It never leaves the library and has no stack trace.
 */
public final class ParameterValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final ParameterValueException INSTANCE = new ParameterValueException();

    private ParameterValueException() {
        super("the statement depends on the value of a parameter", null, false, false);
    }
}
