package dev.runnel;

import dev.runnel.internal.BoundStatement;
import java.util.List;
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

    /** What a session is handed: one request, or one for each statement of a batch. Not for applications. */
    List<BoundStatement<?>> requests();
}
