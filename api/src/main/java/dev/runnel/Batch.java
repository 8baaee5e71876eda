package dev.runnel;

import dev.runnel.internal.BoundStatement;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/**
 * A batch as a statement; {@link Session#batch(List)} states its order and errors. A batch inside another batch succeeds or fails with the
 * outer one. Immutable.
 *
 * @param <R> the result type of each statement
 */
public final class Batch<R> implements Statement<List<R>> {
    private final List<Statement<? extends R>> statements;

    private Batch(List<Statement<? extends R>> statements) {
        this.statements = statements;
    }

    /** Returns a batch of these statements, which run in this order. */
    public static <R> Batch<R> of(List<? extends Statement<? extends R>> statements) {
        return new Batch<>(List.copyOf(statements));
    }

    @Override
    public Mono<List<R>> exec(Session session) {
        return session.batch(statements);
    }

    @Override
    public List<BoundStatement<?>> requests() {
        return statements.stream()
                .<BoundStatement<?>>flatMap(statement -> statement.requests().stream())
                .toList();
    }

    /** Returns the results as a tuple. The signature of the caller ensures the number and the types. */
    @SuppressWarnings("unchecked")
    static <T extends Tuple2<?, ?>> T tuple(List<Object> results) {
        return (T) Tuples.fromArray(results.toArray());
    }
}
