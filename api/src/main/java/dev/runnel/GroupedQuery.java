package dev.runnel;

import dev.runnel.companion.PathOrigin;
import dev.runnel.companion.StatementParts;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.QueryState;
import dev.runnel.mapping.PreservedOperator;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.type.CompareOp;
import java.util.function.Function;

/**
 * The groups of the rows of a query: rows with equal keys are one group, as {@code eq} compares them, and NULL is a group of its own. A selection
 * reads the groups; without rows there is none. Immutable: {@link #having}, {@link #orderBy} and {@link #limit} return another query.
 *
 * <pre>{@code
 * Flux<Sales> sales = Orders.filter(o -> o.paid())
 *         .groupBy(o -> o.country())
 *         .having(g -> g.count().gt(10))
 *         .orderBy(g -> g.sum(o -> o.total()).desc())
 *         .selectInto(Sales::new, g -> g.key(), g -> g.sum(o -> o.total()))
 *         .all(db);
 * }</pre>
 *
 * <p>Groups have no order without {@link #orderBy}. A key-value store reads the rows as a stream, and keeps at most
 * {@link DbOptions#maxBufferedRows} groups; one more is {@code LimitExceededException}.
 *
 * @param <M> the model of the rows
 * @param <G> the group that lambdas receive
 */
public final class GroupedQuery<M, G> extends Projectable<M, G> {
    private final QueryState clauses;
    private final Function<PathOrigin, G> group;

    GroupedQuery(QueryState clauses, Function<PathOrigin, G> group) {
        super(group);
        this.clauses = clauses;
        this.group = group;
    }

    private GroupedQuery<M, G> with(QueryState other) {
        return new GroupedQuery<>(other, group);
    }

    @Override
    QueryState clauses() {
        return clauses;
    }

    private G group() {
        return group.apply(PathOrigin.of(new LambdaScope()));
    }

    /** Returns these groups restricted to those for which the condition is true, in addition to earlier conditions. */
    public GroupedQuery<M, G> having(Function<? super G, ? extends Condition<? super M>> condition) {
        BoundExpr fragment = StatementParts.condition(condition.apply(group()));
        return with(clauses.filter(fragment.shape(), fragment.values()));
    }

    /**
     * Returns these groups sorted by these sort keys, after those of earlier calls. Groups with equal sort keys are ordered by the keys of the
     * groups, in the direction of the last sort key.
     *
     * @throws InvalidStatementException when a sort key is the key of a field whose encoding does not preserve order
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final GroupedQuery<M, G> orderBy(Function<? super G, ? extends Sort<? super M>>... sorts) {
        QueryState sorted = clauses;
        for (Function<? super G, ? extends Sort<? super M>> sort : sorts) {
            Sort<? super M> key = sort.apply(group());
            requireOrdered(key.order().expr());
            sorted = sorted.orderBy(key.order(), key.values());
        }
        return with(sorted);
    }

    private static void requireOrdered(ModelExpr expr) {
        if (!ModelExprs.mapping(expr).preserves(PreservedOperator.of(CompareOp.LT))) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_ORDERED, "groups are sorted by a key whose encoding does not preserve order")
                    .hint(
                            "sort by another key or by an aggregate; groups that are alike there are ordered by their keys");
        }
    }

    /**
     * Returns these groups with a maximum number of them.
     *
     * @throws InvalidStatementException when the number is negative
     */
    public GroupedQuery<M, G> limit(int groups) {
        if (groups < 0) {
            throw negative(ErrorCode.NEGATIVE_LIMIT, "limit", groups);
        }
        return with(clauses.limit(groups));
    }

    /**
     * Returns these groups without the first {@code groups} of them.
     *
     * @throws InvalidStatementException when the number is negative
     */
    public GroupedQuery<M, G> offset(int groups) {
        if (groups < 0) {
            throw negative(ErrorCode.NEGATIVE_OFFSET, "offset", groups);
        }
        return with(clauses.offset(groups));
    }

    /**
     * Returns these groups with a page that begins after the position of the cursor. See {@link Query#after}.
     *
     * @throws InvalidStatementException when the query has a cursor already
     */
    public GroupedQuery<M, G> after(String cursor) {
        return with(clauses.from(cursor, false));
    }

    /**
     * Returns these groups with a page that ends before the position of the cursor. See {@link Query#before}.
     *
     * @throws InvalidStatementException when the query has a cursor already
     */
    public GroupedQuery<M, G> before(String cursor) {
        return with(clauses.from(cursor, true));
    }

    private InvalidStatementException negative(ErrorCode code, String clause, int groups) {
        return new InvalidStatementException(code, "the " + clause + " is negative")
                .with("model", clauses.entity().name())
                .with(clause, Integer.toString(groups))
                .hint("pass 0 or more");
    }
}
