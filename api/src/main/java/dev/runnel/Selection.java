package dev.runnel;

import dev.runnel.error.InvalidStatementException;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A query that returns selected expressions instead of records. Immutable.
 *
 * @param <T> the type of a row
 */
public interface Selection<T> extends Statement<List<T>> {
    /**
     * Returns this selection without duplicate rows; limit and offset count the distinct rows. Each sort key must be selected too. Whole records
     * have a key and are always distinct. The database compares the stored values, before {@code selectInto} or {@code orElse} applies.
     */
    Selection<T> distinct();

    /**
     * Returns the values of a nullable expression without NULL, for {@link Expr#in(Selection)} or for reading. A limit counts only the rows with a
     * value.
     *
     * @throws InvalidStatementException when the selection is not one value of the database, but a record or the result of a function
     */
    static <T> Selection<T> present(Selection<Optional<T>> selection) {
        return SelectedRows.present(SelectedRows.of(selection));
    }

    /**
     * Returns the value of the first row as a value of other statements, in the order of the query; rows with equal sort keys are ordered by primary
     * key. It is NULL if no row exists. The query may reference fields of the outer query.
     *
     * <pre>{@code
     * Users.all().selectInto(
     *         Line::new,
     *         u -> u.name(),
     *         u -> Todos.filter(t -> t.userId().eq(u.id())).orderByDesc(t -> t.created()).select(t -> t.title()).firstValue().optional());
     * }</pre>
     *
     * @throws InvalidStatementException when the selection is not one required value of the database; for a nullable one use {@link #firstValueOf}
     */
    ComputedExpr<Object, T> firstValue();

    /** Returns the value of the first row of a nullable expression; NULL if it is NULL there, or if no row exists. See {@link #firstValue}. */
    static <T> ComputedExpr<Object, T> firstValueOf(Selection<Optional<T>> selection) {
        return SelectedRows.of(selection).firstValueOrNull();
    }

    /**
     * Returns a statement that reads one page of at most {@code rows} rows: see {@link Query#page(int)}.
     *
     * @throws InvalidStatementException when {@code rows} is less than 1, the query has a limit or an offset, or the cursor belongs to another
     *     query
     */
    PageStatement<T> page(int rows);

    /** Reads one page in the session: see {@link #page(int)}. */
    Mono<Page<T>> page(int rows, Session session);

    /** Returns a statement that reads the first row in the order of the query, or any row if it has no order; empty if no row exists. */
    Statement<Optional<T>> first();

    /**
     * Returns a statement that reads the last row in the order of the query, or by key if it has no order; empty if no row exists.
     *
     * @throws InvalidStatementException when the query has a limit or an offset
     */
    Statement<Optional<T>> last();

    /**
     * Returns a statement that reads the only row. It fails with {@code NotFoundException} if no row exists, and with
     * {@code NonUniqueResultException} if several exist.
     */
    Statement<T> one();

    /** Reads the rows as a stream with backpressure, in the order of the query. Each subscription runs the query. */
    Flux<T> all(Session session);

    /** Reads the first row in the order of the query, or any row if it has no order; empty if no row exists. */
    Mono<T> first(Session session);

    /**
     * Reads the last row in the order of the query, or by key if it has no order; empty if no row exists.
     *
     * @throws InvalidStatementException when the query has a limit or an offset
     */
    Mono<T> last(Session session);

    /** Reads the only row. Fails with {@code NotFoundException} if no row exists, and with {@code NonUniqueResultException} if several exist. */
    Mono<T> one(Session session);

    /** Reads all rows as one list in the order of the query, empty if no row exists. The list is in memory; for many rows use {@link #all}. */
    @Override
    Mono<List<T>> exec(Session session);
}
