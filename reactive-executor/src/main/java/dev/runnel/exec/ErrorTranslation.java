package dev.runnel.exec;

import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.DecodeException;
import dev.runnel.error.DriverException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InternalException;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.stmt.ModelStatement;
import java.util.Set;
import java.util.function.Function;
import reactor.core.Exceptions;

/**
 * The last step of error handling: attaches the statement and the model to an error, and wraps unexpected ones. Also
 * the errors of session calls in the wrong place.
 */
final class ErrorTranslation {
    private static final Set<String> MODEL_KEYS = Set.of("model", "field", "relation");

    private ErrorTranslation() {}

    /**
     * Attaches the statement. An exception that is not a {@code RunnelException} becomes an {@code InternalException}
     * with the plan.
     */
    static RunnelException during(ModelStatement shape, Throwable error, Function<ModelStatement, String> explain) {
        if (error instanceof RunnelException known) {
            nameModel(known, shape);
            return known.during(shape);
        }
        Exceptions.throwIfJvmFatal(error);
        return new InternalException("unexpected error during execution", explained(shape, explain), error)
                .with("error", error.getClass().getName())
                .hint("if your own code did not throw it, report it with its text and explain()")
                .during(shape);
    }

    /** Adds the model. The driver reports tables and column positions, not models. */
    private static void nameModel(RunnelException error, ModelStatement shape) {
        boolean hasNoModel = error instanceof ConstraintViolationException
                || error instanceof DecodeException
                || error instanceof DriverException
                || error instanceof StatementTimeoutException;
        if (hasNoModel && MODEL_KEYS.stream().noneMatch(error.names()::containsKey)) {
            shape.model().ifPresent(model -> error.with("model", model.name()));
        }
    }

    private static String explained(ModelStatement shape, Function<ModelStatement, String> explain) {
        try {
            return explain.apply(shape);
        } catch (RuntimeException failed) {
            return "no plan: " + failed.getClass().getName();
        }
    }

    static InvalidStatementException lockOutside() {
        return new InvalidStatementException(
                        ErrorCode.LOCK_OUTSIDE_TRANSACTION,
                        "the query locks rows outside of a transaction, where the lock would end with the statement")
                .hint("run the query in db.transaction(tx -> …)");
    }

    static UnsupportedFeatureException handleInside() {
        return new UnsupportedFeatureException(
                        ErrorCode.NESTED_TRANSACTION, "begin() is called inside another transaction or connection")
                .hint("use transaction(…), or call begin() outside");
    }

    static UnsupportedFeatureException streamingInside() {
        return new UnsupportedFeatureException(
                        ErrorCode.NESTED_TRANSACTION, "transactionStreaming is called inside another transaction")
                .hint("use transactionMany(…), or call it on db.outsideTransaction()");
    }
}
