package dev.runnel;

import reactor.core.publisher.Mono;

/**
 * Something to be done, as a value: immutable, reusable, explainable. Nothing happens before a subscriber comes to
 * {@link #exec}; every subscriber runs it again.
 *
 * @param <R> what running it gives
 */
public interface Statement<R> {
    /** Runs it. */
    Mono<R> exec(Session session);
}
