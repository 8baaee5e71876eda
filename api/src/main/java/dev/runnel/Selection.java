package dev.runnel;

import dev.runnel.error.InvalidStatementException;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Selected expressions of the rows of a query. Immutable.
 *
 * @param <T> what a row gives
 */
public interface Selection<T> extends Statement<List<T>> {
    /**
     * Equal rows of the selection are one; limit and offset count them so. What it is sorted by must be selected too. Whole records have
     * a key and are distinct always. Equal is what the store holds, before a function of {@code selectInto} or an {@code orElse} makes
     * something of it.
     */
    Selection<T> distinct();

    /**
     * The values of a nullable expression where it is there, for {@link Expr#in(Selection)} or to be read. A limit counts those
     * rows only.
     *
     * @throws InvalidStatementException when what is selected is no value that the store holds: a record, or what a function makes
     */
    static <T> Selection<T> present(Selection<Optional<T>> selection) {
        return SelectedRows.present(SelectedRows.of(selection));
    }

    /**
     * So many rows at most in the order of the query, as {@link Query#page(int)}.
     *
     * @throws InvalidStatementException when the size is below one, there is a limit or an offset, or the cursor is none of this query
     */
    Statement<Page<T>> page(int rows);

    /** {@link #page(int)}, run at once. */
    Mono<Page<T>> page(int rows, Session session);

    /** The first row, or nothing. */
    Statement<Optional<T>> first();

    /**
     * The last row in the order of the query, without one by key; or nothing.
     *
     * @throws InvalidStatementException when there is a limit or an offset
     */
    Statement<Optional<T>> last();

    /** The only row: none is {@code NotFoundException}, two are {@code NonUniqueResultException}. */
    Statement<T> one();

    /** The rows as they arrive, with backpressure. */
    Flux<T> all(Session session);

    /** The first row, or empty. */
    Mono<T> first(Session session);

    /**
     * The last row in the order of the query, without one by key; or empty.
     *
     * @throws InvalidStatementException when there is a limit or an offset
     */
    Mono<T> last(Session session);

    /** The only row, or {@code NotFoundException}, or {@code NonUniqueResultException}. */
    Mono<T> one(Session session);

    /** All rows as one list, empty if there are none. Holds every row: for many there is {@link #all}. */
    @Override
    Mono<List<T>> exec(Session session);
}
