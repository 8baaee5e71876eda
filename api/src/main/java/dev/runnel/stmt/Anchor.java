package dev.runnel.stmt;

/** Where a path starts: a scope of the statement. Bound by depth, or free until its lambda closes. */
public sealed interface Anchor permits Anchor.Up, Scope {

    /** The scope {@code depth} quantifiers outside of where the path stands: 0 is its own. */
    record Up(int depth) implements Anchor {
        public static final Up OWN = new Up(0);

        @Override
        public String toString() {
            return depth == 0 ? "" : "^".repeat(depth);
        }
    }
}
