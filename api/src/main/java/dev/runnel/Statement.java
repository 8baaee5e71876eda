package dev.runnel;

import dev.runnel.internal.BoundStatement;
import java.util.List;
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

    /** What a session is handed: one request, or one for each statement of a batch. Not for applications. */
    List<BoundStatement<?>> requests();
}
