package dev.runnel;

import dev.runnel.companion.PathOrigin;
import dev.runnel.companion.QuerySource;
import dev.runnel.companion.StatementParts;
import dev.runnel.companion.Statements;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.IncludeSource;
import dev.runnel.internal.QueryState;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.LockWait;
import dev.runnel.type.RowLock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Rows of one model: all of them, until it is filtered. Immutable; every method gives another query. Each terminal exists twice:
 * as a {@link Statement}, and run at once.
 *
 * <pre>{@code
 * Flux<User> users = Users.filter(u -> u.name().eq("Ann"))
 *         .orderBy(u -> u.email().asc())
 *         .include(u -> u.todos())
 *         .all(db);
 * }</pre>
 *
 * @param <M> the model
 * @param <F> its fields, as lambdas receive them
 * @param <Q> the generated query itself
 */
public abstract class Query<M, F, Q extends Query<M, F, Q>> extends Projectable<M, F> implements Statement<List<M>> {
    private final QueryState clauses;

    private final Function<QuerySource, Q> type;

    /**
     * For {@code ModelQuery}, the superclass of generated queries.
     *
     * @param type the constructor of the generated query
     * @param fields the constructor of the generated fields
     */
    protected Query(QuerySource source, Function<QuerySource, Q> type, Function<PathOrigin, F> fields) {
        super(fields);
        this.clauses = source.state();
        this.type = type;
    }

    /** The same kind of query with other clauses. */
    private Q with(QueryState other) {
        return type.apply(QuerySource.of(other));
    }

    @Override
    final QueryState clauses() {
        return clauses;
    }

    /** Keeps the rows that the condition holds for; with those of earlier filters. */
    public final Q filter(Function<? super F, Condition<M>> condition) {
        LambdaScope scope = new LambdaScope();
        BoundExpr fragment = StatementParts.condition(condition.apply(fields(scope)));
        return with(clauses.filter(ModelExprs.bindScope(fragment.shape(), scope), fragment.values()));
    }

    /** {@link #filter} where {@code on} is true; else the query as it is. */
    public final Q filterIf(boolean on, Function<? super F, Condition<M>> condition) {
        return on ? filter(condition) : with(clauses);
    }

    /** {@link #filter} with the value where there is one; else the query as it is. */
    public final <V> Q filterIfPresent(Optional<V> value, BiFunction<? super F, ? super V, Condition<M>> condition) {
        return value.isPresent() ? filter(fields -> condition.apply(fields, value.get())) : with(clauses);
    }

    /** {@link #filter} with the value where it is not null; else the query as it is. */
    public final <V> Q filterIfNotNull(@Nullable V value, BiFunction<? super F, ? super V, Condition<M>> condition) {
        return value == null ? with(clauses) : filter(fields -> condition.apply(fields, value));
    }

    /** Sorts; after the keys of earlier calls. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Q orderBy(Function<? super F, Sort<M>>... sorts) {
        QueryState sorted = clauses;
        for (Function<? super F, Sort<M>> sort : sorts) {
            LambdaScope scope = new LambdaScope();
            Sort<M> key = sort.apply(fields(scope));
            sorted = sorted.orderBy(
                    new dev.runnel.stmt.Order(
                            ModelExprs.bindScope(key.order().expr(), scope),
                            key.order().direction(),
                            key.order().nullsFirst()),
                    key.values());
        }
        return with(sorted);
    }

    /** Sorts by this, the greatest first; after the keys of earlier calls. */
    public final Q orderByDesc(Function<? super F, ? extends OrderedExpr<M, ?>> path) {
        return orderBy(fields -> path.apply(fields).desc());
    }

    /**
     * Locks the rows that are given until the transaction ends: nobody else changes, removes or locks them. Rows that another transaction
     * holds are waited for. See {@link #forUpdate(LockWait)}.
     */
    public final Q forUpdate() {
        return forUpdate(LockWait.WAIT);
    }

    /**
     * Locks the rows that are given until the transaction ends: nobody else changes, removes or locks them. Others read them as before.
     *
     * <pre>{@code
     * Mono<Long> done = db.transaction(tx -> Jobs.filter(j -> j.done().eq(false))
     *         .orderBy(j -> j.id().asc())
     *         .limit(10)
     *         .forUpdate(LockWait.SKIP_LOCKED)
     *         .exec(tx)
     *         .flatMap(jobs -> …));
     * }</pre>
     *
     * <p>Only these rows are locked: not those that a filter or an order looks at, nor included and selected related ones. A row that was
     * changed while it was waited for is given as it is then, or not at all if the condition no longer holds for it; so there may be fewer
     * rows than the limit. Rows that an offset leaves out are locked too. A stream locks a window at a time. Where H2 sorts
     * rows, it locks all that the condition holds for, whatever the limit. The last lock that is asked for counts.
     *
     * <p>Fails with {@code Conflict} where a row is not to be waited for, was waited for in vain, or, in a transaction that sees one
     * snapshot, has changed; with {@code ReadOnly} in a transaction that is only to read; with {@code InvalidStatementException} outside of a
     * transaction, where the lock would end with the statement, and for what gives no rows of the table: counts, pages, distinct values,
     * subqueries, includes; with {@code UnsupportedFeatureException} where the backend has no such lock.
     *
     * @param wait what becomes of a row that another transaction holds
     */
    public final Q forUpdate(LockWait wait) {
        return with(clauses.locked(new RowLock(RowLock.Strength.UPDATE, wait)));
    }

    /**
     * Locks the rows that are given until the transaction ends: nobody changes or removes them, others may lock them so too. Rows that
     * another transaction holds are waited for. H2 has no such lock. See {@link #forUpdate(LockWait)}.
     */
    public final Q forShare() {
        return forShare(LockWait.WAIT);
    }

    /**
     * Locks the rows that are given until the transaction ends: nobody changes or removes them, others may lock them so too. H2 has no
     * such lock. See {@link #forUpdate(LockWait)}.
     *
     * @param wait what becomes of a row that another transaction holds
     */
    public final Q forShare(LockWait wait) {
        return with(clauses.locked(new RowLock(RowLock.Strength.SHARE, wait)));
    }

    /** DecodeLayout relations and deferred columns with the records. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Q include(Function<? super F, ? extends Include<M>>... includes) {
        QueryState including = clauses;
        for (Function<? super F, ? extends Include<M>> include : includes) {
            IncludeSource part = StatementParts.include(include.apply(fields(new LambdaScope())));
            including = including.include(part.include(), part.includeValues());
        }
        return with(including);
    }

    /**
     * At most so many rows; inside an include, for each parent.
     *
     * @throws InvalidStatementException when negative
     */
    public final Q limit(int rows) {
        if (rows < 0) {
            throw new InvalidStatementException(ErrorCode.NEGATIVE_LIMIT, "the limit is negative")
                    .with("model", clauses.entity().name())
                    .with("limit", Integer.toString(rows))
                    .hint("pass 0 or more, or leave the limit out for all rows");
        }
        return with(clauses.limit(rows));
    }

    /**
     * Leaves out so many of the first rows; inside an include, for each parent. Rows that come or go between two reads move the
     * others: {@code page} does not have that.
     *
     * @throws InvalidStatementException when negative
     */
    public final Q offset(int rows) {
        if (rows < 0) {
            throw new InvalidStatementException(ErrorCode.NEGATIVE_OFFSET, "the offset is negative")
                    .with("model", clauses.entity().name())
                    .with("offset", Integer.toString(rows))
                    .hint("pass 0 or more");
        }
        return with(clauses.offset(rows));
    }

    /**
     * The page begins after this place.
     *
     * @param cursor {@link Page#next()} of a page of this query
     * @throws InvalidStatementException when there is a cursor already
     */
    public final Q after(String cursor) {
        return with(clauses.from(cursor, false));
    }

    /**
     * The page ends before this place.
     *
     * @param cursor {@link Page#previous()} of a page of this query
     * @throws InvalidStatementException when there is a cursor already
     */
    public final Q before(String cursor) {
        return with(clauses.from(cursor, true));
    }

    /**
     * So many rows at most in the order of the query, equal ones by key: the first of all, those after a cursor or those before one.
     *
     * <pre>{@code
     * Page<User> first = …Users.all().orderBy(u -> u.name().asc()).page(20, db)…;
     * Page<User> second = …Users.all().orderBy(u -> u.name().asc()).after(first.next().get()).page(20, db)…;
     * }</pre>
     *
     * @throws InvalidStatementException when the size is below one, there is a limit or an offset, or the cursor is none of this query
     */
    public final Statement<Page<M>> page(int rows) {
        return PageStatement.<M>of(clauses, List.of(), BoundExpr.NO_VALUES, false, null, rows);
    }

    /** {@link #page(int)}, run at once. */
    public final Mono<Page<M>> page(int rows, Session session) {
        return page(rows).exec(session);
    }

    /** The first row in the order of the query, any without one; or nothing. */
    public final Statement<Optional<M>> first() {
        return statement(
                ResultMode.FIRST,
                session -> this.<M>single(session, ResultMode.FIRST)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty()));
    }

    /**
     * The last row in the order of the query, without one by key; or nothing.
     *
     * @throws InvalidStatementException when there is a limit or an offset
     */
    public final Statement<Optional<M>> last() {
        return reversed().first();
    }

    /** The only row: none is {@code NotFoundException}, two are {@code NonUniqueResultException}. */
    public final Statement<M> one() {
        return statement(ResultMode.ONE, session -> single(session, ResultMode.ONE));
    }

    /** How many rows there are, after the offset and at most the limit. */
    public final Statement<Long> count() {
        return statement(ResultMode.COUNT, session -> single(session, ResultMode.COUNT));
    }

    /** Whether there is a row. */
    public final Statement<Boolean> exists() {
        return statement(ResultMode.EXISTS, session -> single(session, ResultMode.EXISTS));
    }

    /** Removes the rows. The query has a condition at most. */
    public final DeleteStatement<M> delete() {
        clauses.requireOnlyFilter("delete");
        return new FilteredDelete<>(clauses.entity(), clauses.filter());
    }

    /** The rows as they arrive, with backpressure. */
    public final Flux<M> all(Session session) {
        return Statements.stream(session, this.<M>request(ResultMode.ALL));
    }

    /** The first row in the order of the query, any without one; or empty. */
    public final Mono<M> first(Session session) {
        return single(session, ResultMode.FIRST);
    }

    /**
     * The last row in the order of the query, without one by key; or empty.
     *
     * @throws InvalidStatementException when there is a limit or an offset
     */
    public final Mono<M> last(Session session) {
        return reversed().first(session);
    }

    /** The only row, or {@code NotFoundException}, or {@code NonUniqueResultException}. */
    public final Mono<M> one(Session session) {
        return single(session, ResultMode.ONE);
    }

    /** How many rows there are, after the offset and at most the limit. */
    public final Mono<Long> count(Session session) {
        return single(session, ResultMode.COUNT);
    }

    /** Whether there is a row. */
    public final Mono<Boolean> exists(Session session) {
        return single(session, ResultMode.EXISTS);
    }

    /** All rows as one list, empty if there are none. Holds every row: for many there is {@link #all}. */
    @Override
    public final Mono<List<M>> exec(Session session) {
        return single(session, ResultMode.ALL);
    }

    private Q reversed() {
        return with(clauses.reversed());
    }

    private <R> Mono<R> single(Session session, ResultMode terminal) {
        return Statements.single(session, this.<R>request(terminal));
    }

    private <R> BoundStatement<R> request(ResultMode terminal) {
        return new BoundStatement<>(clauses.select(terminal, List.of()), clauses.values(BoundExpr.NO_VALUES), null);
    }

    private <R> Statement<R> statement(ResultMode terminal, Function<Session, Mono<R>> run) {
        return new RequestStatement<>(request(terminal), run);
    }
}
