package dev.runnel.stmt;

/**
 * The scope of one application of a lambda, at which the paths in the lambda start. {@link ModelExprs#bindScope} binds
 * them when the lambda has returned. A path that is not bound when a statement reaches a session belongs to another
 * lambda, and is an error.
 */
public final class LambdaScope implements ScopeRef {
    @Override
    public String toString() {
        return "?";
    }
}
