package dev.runnel;

import dev.runnel.companion.Statements;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import dev.runnel.stmt.Select.ResultMode;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The requests for all rows, the first row or the only row of one read. */
abstract class RowRequests<T> implements Statement<List<T>>, BoundStatementSource {
    /** Returns the read that gives its rows in this form. */
    abstract BoundStatement<T> request(ResultMode terminal);

    /** Returns the statement that reads the first row of a request, or nothing. */
    static <T> Statement<Optional<T>> first(BoundStatement<T> request) {
        return new FirstRow<>(request);
    }

    public Statement<Optional<T>> first() {
        return first(request(ResultMode.FIRST));
    }

    public Statement<T> one() {
        return Statements.of(request(ResultMode.ONE));
    }

    public Flux<T> all(Session session) {
        return Statements.stream(session, request(ResultMode.ALL));
    }

    public Mono<T> first(Session session) {
        return Statements.single(session, request(ResultMode.FIRST));
    }

    public Mono<T> one(Session session) {
        return Statements.single(session, request(ResultMode.ONE));
    }

    @Override
    public Mono<List<T>> exec(Session session) {
        return Statements.single(session, request(ResultMode.ALL));
    }

    @Override
    public List<BoundStatement<?>> requests() {
        return List.of(request(ResultMode.ALL));
    }
}
