package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.companion.Statements;
import reactor.core.publisher.Mono;

/**
 * A record to be created, with what is nested in it: a generated {@code Create}, which the compiler knows to be complete, or a
 * {@code Draft}, which is checked when it runs. It runs alone, as an element of {@code createMany}, or nested in another.
 *
 * @param <M> the model
 */
public interface CreateStatement<M> extends Statement<M> {
    @Override
    default Mono<M> exec(Session session) {
        return Statements.single(session, StatementParts.requests(this).get(0));
    }
}
