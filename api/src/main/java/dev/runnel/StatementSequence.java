package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/** The statements of a batch. */
record StatementSequence<R>(List<Statement<? extends R>> statements) implements Batch<R>, BoundStatementSource {
    @Override
    public Mono<List<R>> exec(Session session) {
        return session.batch(statements);
    }

    @Override
    public List<BoundStatement<?>> requests() {
        return statements.stream()
                .<BoundStatement<?>>flatMap(statement -> StatementParts.requests(statement).stream())
                .toList();
    }

    /** A tuple of as many, whose types are those of the statements: the caller's signature has seen to it. */
    @SuppressWarnings("unchecked")
    static <T extends Tuple2<?, ?>> T tuple(List<Object> results) {
        return (T) Tuples.fromArray(results.toArray());
    }
}
