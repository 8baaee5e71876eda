package dev.runnel.spi;

/**
 * A pool at one moment, and what has happened since it was made.
 *
 * @param size connections that are open or being opened
 * @param leased of those, how many programs have
 * @param waiting programs that wait for one
 * @param opened connections that were opened
 * @param openFailures attempts to open one that failed or took too long
 * @param acquireTimeouts programs that waited too long
 * @param evicted connections that were closed because they were too old, or idle for too long
 * @param validated idle connections that gave a sign of life before they were lent
 * @param invalidated connections that were closed because they were lost or gave none, or because nobody knew what state they were in
 */
public record PoolStats(
        int size,
        int leased,
        int waiting,
        long opened,
        long openFailures,
        long acquireTimeouts,
        long evicted,
        long validated,
        long invalidated) {}
