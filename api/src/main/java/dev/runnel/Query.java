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
import dev.runnel.type.AggregateOp;
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
 * A query over the rows of one model; without a filter, over all of them. Immutable: {@link #filter}, {@link #orderBy} and similar methods
 * return another query.
 *
 * <p>A query is itself a statement: {@link #exec} returns its rows as a list, and {@link #all} streams them. Other results have two methods:
 * {@link #first()} returns a {@link Statement}, for example for a batch, and {@link #first(Session)} runs it. The same applies to {@code last},
 * {@code one}, {@code count}, {@code exists} and {@code page}.
 *
 * <pre>{@code
 * Flux<User> users = Users.filter(u -> u.name().eq("Ann"))
 *         .orderBy(u -> u.email().asc())
 *         .include(u -> u.todos())
 *         .all(db);
 * }</pre>
 *
 * @param <M> the model
 * @param <F> the fields of the model that lambdas receive
 * @param <Q> the generated query type
 */
public abstract class Query<M, F, Q extends Query<M, F, Q>> extends Projectable<M, F> implements Statement<List<M>> {
    private final QueryState clauses;

    private final Function<QuerySource, Q> factory;

    /**
     * For {@code ModelQuery}, the superclass of generated queries.
     *
     * @param factory the constructor of the generated query
     * @param fields the constructor of the generated fields
     */
    protected Query(QuerySource source, Function<QuerySource, Q> factory, Function<PathOrigin, F> fields) {
        super(fields);
        this.clauses = source.state();
        this.factory = factory;
    }

    /** Returns a query of the same type with other clauses. */
    private Q with(QueryState other) {
        return factory.apply(QuerySource.of(other));
    }

    @Override
    final QueryState clauses() {
        return clauses;
    }

    /** Returns this query restricted to the rows for which the condition is true, in addition to earlier filters. */
    public final Q filter(Function<? super F, ? extends Condition<? super M>> condition) {
        LambdaScope scope = new LambdaScope();
        BoundExpr fragment = StatementParts.condition(condition.apply(fields(scope)));
        return with(clauses.filter(ModelExprs.bindScope(fragment.shape(), scope), fragment.values()));
    }

    /** Returns {@link #filter} of the condition if {@code on} is true, else this query unchanged. */
    public final Q filterIf(boolean on, Function<? super F, ? extends Condition<? super M>> condition) {
        return on ? filter(condition) : with(clauses);
    }

    /** Returns {@link #filter} of the condition over the value if one is present, else this query unchanged. */
    public final <V> Q filterIfPresent(
            Optional<V> value, BiFunction<? super F, ? super V, ? extends Condition<? super M>> condition) {
        return value.isPresent() ? filter(fields -> condition.apply(fields, value.get())) : with(clauses);
    }

    /** Returns {@link #filter} of the condition over the value if it is not null, else this query unchanged. */
    public final <V> Q filterIfNotNull(
            @Nullable V value, BiFunction<? super F, ? super V, ? extends Condition<? super M>> condition) {
        return value == null ? with(clauses) : filter(fields -> condition.apply(fields, value));
    }

    /** Returns this query sorted by these keys, after the keys of earlier calls. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Q orderBy(Function<? super F, ? extends Sort<? super M>>... sorts) {
        return sorted(List.of(sorts));
    }

    /** Returns this query sorted by the keys that a text names, after the keys of earlier calls. See {@link SortKeys}. */
    public final Q orderBy(SortOrder<M, F> order) {
        return sorted(order.sorts());
    }

    private Q sorted(List<? extends Function<? super F, ? extends Sort<? super M>>> sorts) {
        QueryState sorted = clauses;
        for (Function<? super F, ? extends Sort<? super M>> sort : sorts) {
            LambdaScope scope = new LambdaScope();
            Sort<? super M> key = sort.apply(fields(scope));
            sorted = sorted.orderBy(
                    new dev.runnel.stmt.Order(
                            ModelExprs.bindScope(key.order().expr(), scope),
                            key.order().direction(),
                            key.order().nullsFirst()),
                    key.values());
        }
        return with(sorted);
    }

    /** Returns sort keys that a client may name, without any key yet: {@link SortKeys#allow} adds one. */
    public final SortKeys<M, F> sortKeys() {
        return SortKeys.of(clauses.entity());
    }

    /** Returns this query sorted by an expression in descending order, after the keys of earlier calls. */
    public final Q orderByDesc(Function<? super F, ? extends OrderedExpr<M, ?>> path) {
        return orderBy(fields -> path.apply(fields).desc());
    }

    /**
     * Locks the returned rows until the transaction ends: no other transaction can change, delete or lock them. The query waits for rows that
     * another transaction has locked. See {@link #forUpdate(LockWait)}.
     */
    public final Q forUpdate() {
        return forUpdate(LockWait.WAIT);
    }

    /**
     * Locks the returned rows until the transaction ends: no other transaction can change, delete or lock them, but each can read them.
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
     * <p>The lock covers rows of the model's own table: neither rows of other tables that a filter or an order reads, nor included or selected
     * related rows. The query locks the rows that it returns and the rows that its offset skips. If H2 has to sort the rows, it locks all rows
     * that satisfy the condition, whatever the limit. MySQL and MariaDB also wait for locks of other rows that the query reads on its way.
     *
     * <p>If a row changes while the query waits for it, the query returns the new state of the row, or omits the row if the condition is no
     * longer true for it; so a result can have fewer rows than the limit. A stream ({@link #all}) reads a window of rows by each
     * statement, and locks each window when it reads it. If several lock methods are called, the last call applies.
     *
     * <p>The statement fails with
     *
     * <ul>
     *   <li>{@code ConflictException} if a row is locked and the query does not wait, if the wait times out, or if another transaction has
     *       changed the row since the snapshot of a {@code REPEATABLE_READ} transaction;
     *   <li>{@code ReadOnlyTransactionException} in a read-only transaction;
     *   <li>{@code InvalidStatementException} outside a transaction, where the lock would end with the statement; for {@code count},
     *       {@code exists} and distinct values, which return no rows of the table; for a page, which also reads a row outside of the page; and
     *       if the query is a subquery or an include;
     *   <li>{@code UnsupportedFeatureException} if the database has no such lock.
     * </ul>
     *
     * @param wait the behaviour for a row that another transaction has locked
     */
    public final Q forUpdate(LockWait wait) {
        return with(clauses.locked(new RowLock(RowLock.Strength.UPDATE, wait)));
    }

    /**
     * Locks the returned rows until the transaction ends: no transaction can change or delete them, but others can take the same shared lock.
     * The query waits for rows that another transaction has locked exclusively. H2 has no such lock. See {@link #forUpdate(LockWait)}.
     */
    public final Q forShare() {
        return forShare(LockWait.WAIT);
    }

    /**
     * Locks the returned rows until the transaction ends: no transaction can change or delete them, but others can take the same shared lock.
     * H2 has no such lock. See {@link #forUpdate(LockWait)}.
     *
     * @param wait the behaviour for a row that another transaction has locked exclusively
     */
    public final Q forShare(LockWait wait) {
        return with(clauses.locked(new RowLock(RowLock.Strength.SHARE, wait)));
    }

    /**
     * Returns this query with the permission to read whole tables, on a store that finds items by key, partition and index only, such as DynamoDB. It
     * applies to includes, to conditions on relations and to the deletes and updates of this query too. Without it, such a read is
     * {@code UnsupportedFeatureException(SCAN_NOT_ALLOWED)} before any I/O. Other databases ignore it.
     */
    @Override
    public final Q allowScan() {
        return with(clauses.withOptions(clauses.options().withScans()));
    }

    /**
     * Returns this query with reads that may return values that are not the latest ones, on a store that has such reads: DynamoDB reads at half the
     * price. It applies to included rows too. Deletes and updates of this query read the latest values. Other databases ignore it.
     */
    public final Q eventual() {
        return with(clauses.withOptions(clauses.options().withEventualReads()));
    }

    /** Returns this query with relations and deferred columns that it loads together with the records, in addition to earlier includes. */
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
     * Returns this query with a maximum number of rows; inside an include the maximum applies to each parent.
     *
     * @throws InvalidStatementException when the number is negative
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
     * Returns this query without its first {@code rows} rows; inside an include it skips them for each parent. Inserts and deletes between two
     * reads shift the offset, so rows can repeat or be missed; {@link #page(int)} avoids that.
     *
     * @throws InvalidStatementException when the number is negative
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
     * Returns this query with a page that begins after the position of the cursor. Only {@link #page} reads such a query: each other result
     * method throws {@link InvalidStatementException}.
     *
     * @param cursor {@link Page#next()} of a page of this query
     * @throws InvalidStatementException when the query has a cursor already
     */
    public final Q after(String cursor) {
        return with(clauses.from(cursor, false));
    }

    /**
     * Returns this query with a page that ends before the position of the cursor. Only {@link #page} reads such a query: each other result
     * method throws {@link InvalidStatementException}.
     *
     * @param cursor {@link Page#previous()} of a page of this query
     * @throws InvalidStatementException when the query has a cursor already
     */
    public final Q before(String cursor) {
        return with(clauses.from(cursor, true));
    }

    /**
     * Returns a statement that reads one page of at most {@code rows} rows in the order of the query: the first page, or the page after or
     * before the cursor. Rows with equal sort keys are ordered by primary key.
     *
     * <pre>{@code
     * Page<User> first = …Users.all().orderBy(u -> u.name().asc()).page(20, db)…;
     * Page<User> second = …Users.all().orderBy(u -> u.name().asc()).after(first.next().get()).page(20, db)…;
     * }</pre>
     *
     * @throws InvalidStatementException when {@code rows} is less than 1, the query has a limit or an offset, or the cursor is malformed or
     *     belongs to another query
     */
    public final PageStatement<M> page(int rows) {
        return PageRead.<M>of(clauses, List.of(), BoundExpr.NO_VALUES, false, null, rows);
    }

    /** Reads one page in the session: see {@link #page(int)}. */
    public final Mono<Page<M>> page(int rows, Session session) {
        return page(rows).exec(session);
    }

    /** Returns a statement that reads the first row in the order of the query, or any row if it has no order; empty if no row exists. */
    public final Statement<Optional<M>> first() {
        return RowRequests.first(request(ResultMode.FIRST));
    }

    /**
     * Returns a statement that reads the last row in the order of the query, or by key if it has no order; empty if no row exists.
     *
     * @throws InvalidStatementException when the query has a limit or an offset
     */
    public final Statement<Optional<M>> last() {
        return reversed().first();
    }

    /**
     * Returns a statement that reads the only row. It fails with {@code NotFoundException} if no row exists, and with
     * {@code NonUniqueResultException} if several exist.
     */
    public final Statement<M> one() {
        return Statements.of(request(ResultMode.ONE));
    }

    /**
     * Returns a statement that counts the rows, after the offset and up to the limit. The number is a value of other statements too: see
     * {@link QueryAggregate}.
     */
    public final QueryCount count() {
        return new AggregateStatement.Count(clauses);
    }

    /** Returns a statement that tests whether a row exists. */
    public final Statement<Boolean> exists() {
        return Statements.of(request(ResultMode.EXISTS));
    }

    /** Returns a statement that counts the different values of an expression, NULL left out; 0 for no value. */
    public final QueryAggregate<Long, Long> countDistinct(Function<? super F, ? extends Expr<M, ?>> value) {
        return aggregate(value, AggregateExprs::countDistinct, AggregateExprs::countDistinct);
    }

    /**
     * Returns a statement that sums an expression over the rows, NULL left out; 0 for no value. The sum of whole numbers is a {@code Long}, of
     * decimals a {@code BigDecimal}, of floating-point numbers a {@code Double}. A sum outside of its type is
     * {@code InvalidValueException(COMPUTED)}. An order and includes have no effect on an aggregate.
     *
     * <pre>{@code Mono<BigDecimal> paid = Orders.filter(o -> o.paid()).sum(o -> o.total(), db);}</pre>
     *
     * @throws InvalidStatementException when the query has a limit, an offset, a cursor or a lock
     */
    public final <S> QueryAggregate<S, S> sum(Function<? super F, ? extends SummableExpr<M, S>> value) {
        return aggregate(value, AggregateExprs::sum, AggregateExprs::wideSum);
    }

    /**
     * Returns a statement that computes the mean of an expression over the rows, NULL left out; empty for no value. The mean of whole numbers and
     * decimals is a {@code BigDecimal} with at most 12 digits after the point, rounded half up; of floating-point numbers a {@code Double}.
     *
     * @throws InvalidStatementException when the query has a limit, an offset, a cursor or a lock
     */
    public final <A> QueryAggregate<A, Optional<A>> avg(Function<? super F, ? extends AverageableExpr<M, A>> value) {
        return aggregate(value, AggregateExprs::avg, AggregateExprs::avg);
    }

    /**
     * Returns a statement that finds the least value of an expression, NULL left out; empty for no value.
     *
     * @throws InvalidStatementException when the query has a limit, an offset, a cursor or a lock
     */
    public final <T> QueryAggregate<T, Optional<T>> min(Function<? super F, ? extends OrderedExpr<M, T>> value) {
        return extreme(AggregateOp.MIN, value);
    }

    /**
     * Returns a statement that finds the greatest value of an expression, NULL left out; empty for no value.
     *
     * @throws InvalidStatementException when the query has a limit, an offset, a cursor or a lock
     */
    public final <T> QueryAggregate<T, Optional<T>> max(Function<? super F, ? extends OrderedExpr<M, T>> value) {
        return extreme(AggregateOp.MAX, value);
    }

    /**
     * Returns the groups of the rows with an equal key. An order and includes of this query have no effect on groups.
     *
     * @throws InvalidStatementException when the query has a limit or an offset
     */
    public final <A> GroupedQuery<M, Group.One<M, F, A>> groupBy(Function<? super F, ? extends Expr<M, A>> key) {
        GroupedRows<M, F, A, ?, ?, ?> group = grouped(List.of(key));
        return new GroupedQuery<>(clauses.groupedBy(group.keys()), origin -> group);
    }

    /** Returns the groups of the rows with two equal keys. See {@link #groupBy(Function)}. */
    public final <A, B> GroupedQuery<M, Group.Two<M, F, A, B>> groupBy(
            Function<? super F, ? extends Expr<M, A>> key1, Function<? super F, ? extends Expr<M, B>> key2) {
        GroupedRows<M, F, A, B, ?, ?> group = grouped(List.of(key1, key2));
        return new GroupedQuery<>(clauses.groupedBy(group.keys()), origin -> group);
    }

    /** Returns the groups of the rows with three equal keys. See {@link #groupBy(Function)}. */
    public final <A, B, C> GroupedQuery<M, Group.Three<M, F, A, B, C>> groupBy(
            Function<? super F, ? extends Expr<M, A>> key1,
            Function<? super F, ? extends Expr<M, B>> key2,
            Function<? super F, ? extends Expr<M, C>> key3) {
        GroupedRows<M, F, A, B, C, ?> group = grouped(List.of(key1, key2, key3));
        return new GroupedQuery<>(clauses.groupedBy(group.keys()), origin -> group);
    }

    /** Returns the groups of the rows with four equal keys. See {@link #groupBy(Function)}. */
    public final <A, B, C, D> GroupedQuery<M, Group.Four<M, F, A, B, C, D>> groupBy(
            Function<? super F, ? extends Expr<M, A>> key1,
            Function<? super F, ? extends Expr<M, B>> key2,
            Function<? super F, ? extends Expr<M, C>> key3,
            Function<? super F, ? extends Expr<M, D>> key4) {
        GroupedRows<M, F, A, B, C, D> group = grouped(List.of(key1, key2, key3, key4));
        return new GroupedQuery<>(clauses.groupedBy(group.keys()), origin -> group);
    }

    private <A, B, C, D> GroupedRows<M, F, A, B, C, D> grouped(List<Function<? super F, ? extends Expr<M, ?>>> keys) {
        List<BoundExpr> bound = keys.stream()
                .map(key -> {
                    LambdaScope scope = new LambdaScope();
                    BoundExpr expr =
                            StatementParts.expr(key.apply(fields(scope))).isExact();
                    return new BoundExpr(ModelExprs.bindScope(expr.shape(), scope), expr.values());
                })
                .toList();
        return new GroupedRows<>(this::fields, bound);
    }

    /**
     * Returns a statement that deletes the rows.
     *
     * @throws InvalidStatementException when the query has an order, limit, offset, cursor, lock or include, or follows a relation
     */
    public final DeleteStatement<M> delete() {
        clauses.requireOnlyFilter("delete");
        return new FilteredDelete<>(clauses.entity(), clauses.filter(), clauses.options());
    }

    /**
     * Reads the rows as a stream with backpressure, in the order of the query. Each subscription runs the query. Holds one window of rows in
     * memory, the rows of one statement, unless the query has to be buffered whole: see {@link DbOptions#maxBufferedRows}.
     */
    public final Flux<M> all(Session session) {
        return Statements.stream(session, this.<M>request(ResultMode.ALL));
    }

    /** Reads the first row in the order of the query, or any row if it has no order; empty if no row exists. */
    public final Mono<M> first(Session session) {
        return single(session, ResultMode.FIRST);
    }

    /**
     * Reads the last row in the order of the query, or by key if it has no order; empty if no row exists.
     *
     * @throws InvalidStatementException when the query has a limit or an offset
     */
    public final Mono<M> last(Session session) {
        return reversed().first(session);
    }

    /** Reads the only row. Fails with {@code NotFoundException} if no row exists, and with {@code NonUniqueResultException} if several exist. */
    public final Mono<M> one(Session session) {
        return single(session, ResultMode.ONE);
    }

    /** Counts the rows, after the offset and up to the limit. */
    public final Mono<Long> count(Session session) {
        return single(session, ResultMode.COUNT);
    }

    /** Tests whether a row exists. */
    public final Mono<Boolean> exists(Session session) {
        return single(session, ResultMode.EXISTS);
    }

    /** Counts the different values of an expression. See {@link #countDistinct(Function)}. */
    public final Mono<Long> countDistinct(Function<? super F, ? extends Expr<M, ?>> value, Session session) {
        return countDistinct(value).exec(session);
    }

    /** Sums an expression over the rows. See {@link #sum(Function)}. */
    public final <S> Mono<S> sum(Function<? super F, ? extends SummableExpr<M, S>> value, Session session) {
        return sum(value).exec(session);
    }

    /** Computes the mean of an expression. See {@link #avg(Function)}. */
    public final <A> Mono<Optional<A>> avg(
            Function<? super F, ? extends AverageableExpr<M, A>> value, Session session) {
        return avg(value).exec(session);
    }

    /** Finds the least value of an expression. See {@link #min(Function)}. */
    public final <T> Mono<Optional<T>> min(Function<? super F, ? extends OrderedExpr<M, T>> value, Session session) {
        return min(value).exec(session);
    }

    /** Finds the greatest value of an expression. See {@link #max(Function)}. */
    public final <T> Mono<Optional<T>> max(Function<? super F, ? extends OrderedExpr<M, T>> value, Session session) {
        return max(value).exec(session);
    }

    /** Reads all rows as one list in the order of the query, empty if no row exists. The list is in memory; for many rows use {@link #all}. */
    @Override
    public final Mono<List<M>> exec(Session session) {
        return single(session, ResultMode.ALL);
    }

    private <T> QueryAggregate<T, Optional<T>> extreme(
            AggregateOp op, Function<? super F, ? extends OrderedExpr<M, T>> value) {
        return aggregate(value, expr -> AggregateExprs.extreme(op, expr), expr -> AggregateExprs.extreme(op, expr));
    }

    /** @param build builds the aggregate as a statement, and {@code buildValue} as a value of another statement */
    private <E, T, R> QueryAggregate<T, R> aggregate(
            Function<? super F, ? extends E> value,
            Function<? super E, AggregateExprs.Result<R>> build,
            Function<? super E, AggregateExprs.Result<R>> buildValue) {
        LambdaScope scope = new LambdaScope();
        E operand = value.apply(fields(scope));
        return AggregateStatement.of(
                clauses.aggregated(), scope, build.apply(operand), () -> buildValue.apply(operand));
    }

    private Q reversed() {
        return with(clauses.reversed());
    }

    private <R> Mono<R> single(Session session, ResultMode mode) {
        return Statements.single(session, this.<R>request(mode));
    }

    private <R> BoundStatement<R> request(ResultMode mode) {
        return new BoundStatement<>(clauses.select(mode, List.of()), clauses.values(BoundExpr.NO_VALUES), null);
    }
}
