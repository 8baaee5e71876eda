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
}
