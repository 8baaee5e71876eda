package dev.runnel.spi;

/**
 * The isolation levels of SQL. A database may isolate more strictly than the level requires.
 * {@link Capabilities.Transactions#isolations} lists the levels that a database supports; another level is
 * {@code UnsupportedFeatureException(ISOLATION_UNSUPPORTED)}.
 */
public enum Isolation {
    /** Each statement reads the data that was committed before the statement began. */
    READ_COMMITTED,

    /** Each statement reads the data that was committed before the first statement of the transaction began. */
    REPEATABLE_READ,

    /**
     * The result is that of some serial order of the transactions. A transaction that fits no such order fails with
     * {@code ConflictException}.
     */
    SERIALIZABLE
}
