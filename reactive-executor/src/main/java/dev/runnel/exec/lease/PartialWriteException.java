package dev.runnel.exec.lease;

/**
 * A statement that had changed rows matched fewer rows than required. The error of the statement is the cause. An open transaction cannot continue,
 * since it contains a part of the statement.
 */
public final class PartialWriteException extends RuntimeException {
    public PartialWriteException(Throwable error) {
        super(error.getMessage(), error, false, false);
    }

    /** Returns the error of the statement. */
    public static Throwable unwrap(Throwable error) {
        Throwable cause = error instanceof PartialWriteException ? error.getCause() : error;
        return cause == null ? error : cause;
    }
}
