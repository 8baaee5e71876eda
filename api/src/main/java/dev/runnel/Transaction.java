package dev.runnel;

/**
 * An open transaction. Its statements queue: each runs after the earlier ones have ended. While an inner transaction is open, the statements of
 * the outer one wait for its end; a statement that the inner body runs on the outer transaction runs in the inner one. After the end of its body
 * a transaction runs no statement.
 */
public interface Transaction extends Session {
    /** Requests a rollback instead of a commit at the end of the body. The values of the body are emitted nevertheless. No I/O. */
    void rollbackOnly();
}
