package dev.runnel;

import dev.runnel.internal.BoundStatement;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/**
 * Statements that run together, as a statement: see {@link Session#batch(List)}. It can stand in another batch, and is all or none with
 * that.
 *
 * @param <R> what each of them gives
 */
public final class Batch<R> implements Statement<List<R>> {
    private final List<Statement<? extends R>> statements;

    private Batch(List<Statement<? extends R>> statements) {
        this.statements = statements;
    }

    /** The statements, in the order in which they run. */
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

    /** A tuple of as many, whose types are those of the statements: the caller's signature has seen to it. */
    @SuppressWarnings("unchecked")
    static <T extends Tuple2<?, ?>> T tuple(List<Object> results) {
        return (T) Tuples.fromArray(results.toArray());
    }
}
