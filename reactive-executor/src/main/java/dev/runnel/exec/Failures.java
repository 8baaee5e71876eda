package dev.runnel.exec;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;
import dev.runnel.error.NotFound;
import dev.runnel.error.PlannerBug;
import dev.runnel.error.RunnelException;
import dev.runnel.error.UnsupportedFeature;
import dev.runnel.stmt.ModelStatement;
import java.util.List;
import java.util.function.Function;
import reactor.core.Exceptions;

/** The errors that several parts raise, and the last word on every error before a user sees it. */
final class Failures {
    private Failures() {}

    /** Attaches the statement. What is not one of our errors is a fault of ours. */
    static RunnelException during(ModelStatement shape, Throwable error, Function<ModelStatement, String> explain) {
        if (error instanceof RunnelException known) {
            return known.during(shape);
        }
        Exceptions.throwIfJvmFatal(error);
        return new PlannerBug("a program ended in an error that has no place in it", explained(shape, explain), error)
                .with("error", error.getClass().getName())
                .during(shape);
    }

    private static String explained(ModelStatement shape, Function<ModelStatement, String> explain) {
        try {
            return explain.apply(shape);
        } catch (RuntimeException unexplained) {
            return "no plan: " + unexplained.getClass().getName();
        }
    }

    static InvalidStatement closed() {
        return new InvalidStatement(ErrorCode.CLOSED, "the Db is closed")
                .hint("close it after the last statement has ended");
    }

    static InvalidStatement transactionEnded() {
        return new InvalidStatement(ErrorCode.TRANSACTION_ENDED, "the transaction has ended")
                .hint("run its statements inside the body, and return what they give");
    }

    static UnsupportedFeature streamingInside() {
        return new UnsupportedFeature(
                        ErrorCode.NESTED_TRANSACTION, "a streaming transaction cannot run inside another transaction")
                .hint("use transactionMany, or db.detached()");
    }

    static UnsupportedFeature transactTooLarge(int writes, int most) {
        return new UnsupportedFeature(
                        ErrorCode.TRANSACT_TOO_LARGE, "the statement writes more items than one transact of the store")
                .with("writes", Integer.toString(writes))
                .with("most", Integer.toString(most))
                .hint("split it");
    }

    static UnsupportedFeature listTooLarge(String field, int values, int most) {
        return new UnsupportedFeature(ErrorCode.LIST_TOO_LARGE, "a list has more values than the database takes")
                .with("field", field)
                .with("values", Integer.toString(values))
                .with("most", Integer.toString(most))
                .hint("split it into several statements");
    }

    static NotFound notFound(String model, List<Object> key) {
        return new NotFound("the row is not there", key)
                .with("model", model)
                .hint("it was removed, or never created; key() of this error says which");
    }
}
