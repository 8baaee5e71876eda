package dev.runnel;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A statement in SQL of the application with the type of its rows. The rows have the order of the SQL. Immutable.
 *
 * @param <T> the type of a row
 */
public interface SqlResult<T> extends Statement<List<T>> {
    /** Returns a statement that reads the first row; empty if no row exists. The database computes all rows: limit them in the SQL. */
    Statement<Optional<T>> first();

    /**
     * Returns a statement that reads the only row. It fails with {@code NotFoundException} if no row exists, and with
     * {@code NonUniqueResultException} if several exist.
     */
    Statement<T> one();

    /**
     * Reads the rows as a stream with backpressure. Each subscription runs the statement. In a transaction and on a pinned connection the rows are
     * buffered: at most {@link DbOptions#maxBufferedRows}.
     */
    Flux<T> all(Session session);

    /** Reads the first row; empty if no row exists. */
    Mono<T> first(Session session);

    /** Reads the only row. Fails with {@code NotFoundException} if no row exists, and with {@code NonUniqueResultException} if several exist. */
    Mono<T> one(Session session);

    /** Reads all rows as one list, empty if no row exists. The list is in memory; for many rows use {@link #all}. */
    @Override
    Mono<List<T>> exec(Session session);
}
