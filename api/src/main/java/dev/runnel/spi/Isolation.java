package dev.runnel.spi;

/** What a transaction sees of others that run beside it, as SQL names it. A backend may keep more than is promised here. */
public enum Isolation {
    /** Each statement sees what was committed before it began. */
    READ_COMMITTED,

    /** Every statement sees what was committed before the first one began. */
    REPEATABLE_READ,

    /** As if the transactions had run one after the other. One that cannot fails with {@code Conflict}. */
    SERIALIZABLE
}
