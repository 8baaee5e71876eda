package dev.runnel;

import dev.runnel.internal.Clauses;
import dev.runnel.internal.Engine;
import dev.runnel.internal.Request;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.Select.Terminal;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Selected expressions of the rows of a query. Immutable.
 *
 * @param <T> what a row gives
 */
public final class Selection<T> implements Statement<List<T>> {
    private final Clauses clauses;
    private final List<ModelExpr> shapes;
    private final Object[] values;
    private final RowReader<T> reader;

    Selection(Clauses clauses, List<ModelExpr> shapes, Object[] values, RowReader<T> reader) {
        this.clauses = clauses;
        this.shapes = shapes;
        this.values = values;
        this.reader = reader;
    }

    /** The first row, or nothing. */
    public Statement<Optional<T>> first() {
        return new Prepared<>(
                request(Terminal.FIRST),
                session -> first(session).map(Optional::of).defaultIfEmpty(Optional.empty()));
    }

    /** The only row: none is {@code NotFound}, two are {@code TooMany}. */
    public Statement<T> one() {
        return new Prepared<>(request(Terminal.ONE), this::one);
    }

    /** The rows as they arrive, with backpressure. */
    public Flux<T> all(Session session) {
        return ((Engine) session).stream(request(Terminal.ALL));
    }

    /** The first row, or empty. */
    public Mono<T> first(Session session) {
        return ((Engine) session).single(request(Terminal.FIRST));
    }

    /** The only row, or {@code NotFound}, or {@code TooMany}. */
    public Mono<T> one(Session session) {
        return ((Engine) session).single(request(Terminal.ONE));
    }

    /** All rows as one list, empty if there are none. Holds every row: for many there is {@link #all}. */
    @Override
    public Mono<List<T>> exec(Session session) {
        return ((Engine) session).single(request());
    }

    @Override
    public Request<T> request() {
        return request(Terminal.ALL);
    }

    private Request<T> request(Terminal terminal) {
        return new Request<>(clauses.select(terminal, shapes), clauses.values(values), reader);
    }
}
