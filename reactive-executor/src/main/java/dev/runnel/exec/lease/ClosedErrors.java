package dev.runnel.exec.lease;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;

/** The errors of statements on a Db, a connection or a transaction that has ended. */
public final class ClosedErrors {
    private ClosedErrors() {}

    public static InvalidStatementException db() {
        return new InvalidStatementException(ErrorCode.CLOSED, "the Db is closed")
                .hint("close the Db after the last statement has ended, or open another one");
    }

    /**
     * The error of an active statement that {@code close} cancels.
     *
     * @param text the statement, on one line
     */
    static InvalidStatementException dbUnder(String text) {
        return new InvalidStatementException(
                        ErrorCode.CLOSED, "the Db was closed, and a statement that still ran was cancelled")
                .with("program", text)
                .hint("end the statements before close(), or pass a longer time to close(…)");
    }

    public static InvalidStatementException connection() {
        return new InvalidStatementException(
                        ErrorCode.CONNECTION_ENDED, "the connection was already released to the pool")
                .hint("run the statements inside of the body, and return their Mono or Flux from it");
    }

    public static InvalidStatementException transaction() {
        return new InvalidStatementException(ErrorCode.TRANSACTION_ENDED, "the transaction has already ended")
                .hint("run the statements inside of the body, and return their Mono or Flux from it");
    }
}
