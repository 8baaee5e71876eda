package dev.runnel.error;

import java.util.stream.Stream;

/**
 * A stored value cannot be converted to the type of its field, a required column is NULL, or code of the application
 * threw an exception for a row: a constructor, a bijection or a function of a selection.
 *
 * <p>Compare the rows and the type of the column with the model, and correct one of them.
 */
public final class DecodeException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param what the violation, without a full stop
     */
    public DecodeException(String what) {
        super(ErrorCode.DECODE_FAILED, what, null);
    }

    /**
     * Returns the error for an exception that code of the application threw for values of the database. It names the
     * class of the exception and the place, and neither its text nor the exception itself, which may quote the values.
     *
     * @param what the violation
     * @param thrown the exception
     */
    public static DecodeException of(String what, RuntimeException thrown) {
        DecodeException failed =
                new DecodeException(what).with("thrown", thrown.getClass().getSimpleName());
        Stream.of(thrown.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .findFirst()
                .ifPresent(frame -> failed.with(
                        "at", frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber()));
        return failed;
    }

    @Override
    public DecodeException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public DecodeException hint(String text) {
        super.hint(text);
        return this;
    }
}
