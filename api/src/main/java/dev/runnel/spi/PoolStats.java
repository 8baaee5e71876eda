package dev.runnel.spi;

/**
 * The state of a connection pool at one moment, and counters since its creation.
 *
 * @param size the number of connections that are open or being opened
 * @param leased the number of those connections that are leased
 * @param waiting the number of requests that wait for a connection
 * @param opened the number of connections that were opened
 * @param openFailures the number of attempts to open a connection that failed or timed out
 * @param acquireTimeouts the number of requests that exceeded the acquire timeout
 * @param evicted the number of connections that were closed because of their age or their idle time
 * @param validated the number of idle connections that passed validation before a lease
 * @param invalidated the number of connections that were closed because they were lost, failed validation, or were in
 *     an unknown state
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
