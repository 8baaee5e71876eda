package dev.runnel.error;

import java.util.stream.Stream;

/** A stored value cannot be converted to the type of its field, or code of the application threw an exception for a row. */
public final class DecodeException extends RunnelException {
    public DecodeException(String what) {
        super(ErrorCode.DECODE_FAILED, what, null);
    }

    /**
     * What a constructor or a function of the application threw when it was given values of the database. It says where that was and
     * what kind of error, and not its text, which may quote the values.
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
