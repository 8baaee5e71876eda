package dev.runnel;

/**
 * A running transaction. Its statements queue: each runs when those before it have ended. While a transaction inside of it is open, its own
 * statements wait for the end of that one; those that the inner body runs on this one run in the inner one. Of no use after its body has
 * ended.
 */
public interface Transaction extends Session {
    /** Rolls back in place of committing when the body has ended; what the body gives is emitted all the same. */
    void rollbackOnly();
}
