package dev.runnel.exec.lease;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;

/** What is said to whoever comes after the end. */
public final class Ended {
    private Ended() {}

    public static InvalidStatement db() {
        return new InvalidStatement(ErrorCode.CLOSED, "the Db is closed")
                .hint("close it after the last statement has ended");
    }

    /** @param text what ran */
    static InvalidStatement dbUnder(String text) {
        return new InvalidStatement(ErrorCode.CLOSED, "the Db was closed, and what still ran was cancelled")
                .with("program", text)
                .hint("end it before, or give close(…) more time");
    }

    public static InvalidStatement connection() {
        return new InvalidStatement(ErrorCode.CONNECTION_ENDED, "the connection has gone back")
                .hint("run its statements inside the body, and return what they give");
    }

    public static InvalidStatement transaction() {
        return new InvalidStatement(ErrorCode.TRANSACTION_ENDED, "the transaction has ended")
                .hint("run its statements inside the body, and return what they give");
    }
}
