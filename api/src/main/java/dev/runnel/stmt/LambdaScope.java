package dev.runnel.stmt;

/**
 * The token of one application of a lambda: the paths that the lambda makes start at it. When the lambda has returned they are
 * bound by {@link ModelExprs#close}; one that is still free when a statement reaches a session belongs to a foreign lambda.
 */
public final class LambdaScope implements ScopeRef {
    @Override
    public String toString() {
        return "?";
    }
}
