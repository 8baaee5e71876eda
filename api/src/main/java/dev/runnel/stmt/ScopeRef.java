package dev.runnel.stmt;

/**
 * The scope at which a path starts. It is a {@link LambdaScope} until the lambda has returned, and then the depth of
 * the scope.
 */
public sealed interface ScopeRef permits ScopeRef.Outer, LambdaScope {

    /**
     * A scope by its depth.
     *
     * @param depth the number of scopes between the path and the scope; 0 is the innermost scope
     */
    record Outer(int depth) implements ScopeRef {
        /** The innermost scope. */
        public static final Outer OWN = new Outer(0);

        @Override
        public String toString() {
            return depth == 0 ? "" : "^".repeat(depth);
        }
    }
}
