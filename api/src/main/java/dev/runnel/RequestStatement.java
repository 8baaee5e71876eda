package dev.runnel;

import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A statement with a request and the function that runs it. */
record RequestStatement<R>(BoundStatement<?> request, Function<Session, Mono<R>> run)
        implements Statement<R>, BoundStatementSource {
    @Override
    public List<BoundStatement<?>> requests() {
        return List.of(request);
    }

    @Override
    public Mono<R> exec(Session session) {
        return run.apply(session);
    }
}
