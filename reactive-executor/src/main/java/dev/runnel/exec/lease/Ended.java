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

    public static InvalidStatement transaction() {
        return new InvalidStatement(ErrorCode.TRANSACTION_ENDED, "the transaction has ended")
                .hint("run its statements inside the body, and return what they give");
    }
}
