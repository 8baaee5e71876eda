package dev.runnel.stmt;

/** Where a path starts: a scope of the statement. Bound by depth, or free until its lambda closes. */
public sealed interface ScopeRef permits ScopeRef.Outer, LambdaScope {

    /** The scope {@code depth} quantifiers outside of where the path stands: 0 is its own. */
    record Outer(int depth) implements ScopeRef {
        public static final Outer OWN = new Outer(0);

        @Override
        public String toString() {
            return depth == 0 ? "" : "^".repeat(depth);
        }
    }
}
