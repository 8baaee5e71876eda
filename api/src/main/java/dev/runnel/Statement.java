package dev.runnel;

import reactor.core.publisher.Mono;

/**
 * A query, write or batch as a value. Immutable and reusable; {@link Session#explain} shows its plan. It runs once for each subscription to
 * {@link #exec}.
 *
 * @param <R> the type of the result
 */
public interface Statement<R> {
    /** Returns a publisher that runs this statement in the session. No I/O before the subscription; each subscription runs it again. */
    Mono<R> exec(Session session);

    /**
     * Returns a statement that may read whole tables of a store that finds items by key, partition and index only, such as DynamoDB. Without it, such a
     * read is {@code UnsupportedFeatureException(SCAN_NOT_ALLOWED)} before any I/O. Other databases ignore it.
     */
    default Statement<R> allowScan() {
        return new ScanningStatement<>(this);
    }
}
