package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.companion.Statements;
import reactor.core.publisher.Mono;

/**
 * A statement that creates a row and the related rows that are nested in it, and returns the created record. It is either a generated
 * {@code Create}, whose completeness the compiler checks, or a {@code Draft}, which is checked when it runs. It runs alone, as an element of
 * {@code createMany}, or nested in another create.
 *
 * @param <M> the model
 */
public interface CreateStatement<M> extends InsertStatement<M> {
    @Override
    default Statement<M> returning() {
        return Statements.returning(StatementParts.requests(this).get(0));
    }

    @Override
    default Statement<ChunkedResult<M>> inChunks() {
        return Statements.inChunks(StatementParts.requests(this).get(0));
    }

    @Override
    default Mono<M> exec(Session session) {
        return Statements.single(session, StatementParts.requests(this).get(0));
    }
}
