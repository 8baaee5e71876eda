package dev.runnel.exec;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;
import dev.runnel.error.PlannerBug;
import dev.runnel.error.RunnelException;
import dev.runnel.error.UnsupportedFeature;
import dev.runnel.stmt.ModelStatement;
import java.util.function.Function;
import reactor.core.Exceptions;

/** The last word on every error before a user sees it, and what a session refuses. */
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

    static InvalidStatement lockOutside() {
        return new InvalidStatement(
                        ErrorCode.LOCK_OUTSIDE_TRANSACTION, "outside of a transaction a lock ends with its statement")
                .hint("run it in db.transaction(tx -> …)");
    }

    static UnsupportedFeature handleInside() {
        return new UnsupportedFeature(
                        ErrorCode.NESTED_TRANSACTION,
                        "a transaction without a body cannot begin inside another transaction or connection")
                .hint("use transaction, or begin it outside");
    }

    static UnsupportedFeature streamingInside() {
        return new UnsupportedFeature(
                        ErrorCode.NESTED_TRANSACTION, "a streaming transaction cannot run inside another transaction")
                .hint("use transactionMany, or db.detached()");
    }
}
