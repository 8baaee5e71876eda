package dev.runnel.companion;

import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.internal.Engine;
import dev.runnel.internal.Request;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs requests in a session. Not for applications. */
public final class Statements {
    private Statements() {}

    /** Runs a request that gives one result. */
    public static <R> Mono<R> single(Session session, Request<?> request) {
        return ((Engine) session).single(request);
    }

    /** Runs a request that gives rows. */
    public static <T> Flux<T> stream(Session session, Request<T> request) {
        return ((Engine) session).stream(request);
    }

    /** A request as a statement. */
    public static <R> Statement<R> of(Request<?> request) {
        return new Made<>(request);
    }

    private record Made<R>(Request<?> request) implements Statement<R> {
        @Override
        public List<Request<?>> requests() {
            return List.of(request);
        }

        @Override
        public Mono<R> exec(Session session) {
            return single(session, request);
        }
    }
}
