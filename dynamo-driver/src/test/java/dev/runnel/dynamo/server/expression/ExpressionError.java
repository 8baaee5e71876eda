package dev.runnel.dynamo.server.expression;

/** A violation inside one expression. {@link Expressions} adds the name of its parameter. */
final class ExpressionError extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExpressionError(String message) {
        super(message, null, false, false);
    }
}
