package dev.runnel;

import dev.runnel.companion.Statements;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.QueryState;
import dev.runnel.internal.SelectionBuilder;
import dev.runnel.schema.Relation;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.Include.OfRelation;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
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
    private final QueryState clauses;
    private final List<ModelExpr> shapes;
    private final Object[] values;
    private final boolean distinct;
    private final boolean made;
    private final RowReader<T> reader;

    /** @param made whether the reader makes something of what the store holds, so that the store does not know it */
    Selection(
            QueryState clauses,
            List<ModelExpr> shapes,
            Object[] values,
            boolean distinct,
            boolean made,
            RowReader<T> reader) {
        this.clauses = clauses;
        this.shapes = shapes;
        this.values = values;
        this.distinct = distinct;
        this.made = made;
        this.reader = reader;
    }

    /**
     * Equal rows of the selection are one; limit and offset count them so. What it is sorted by must be selected too. Whole records have
     * a key and are distinct always. Equal is what the store holds, before a function of {@code selectInto} or an {@code orElse} makes
     * something of it.
     */
    public Selection<T> distinct() {
        return new Selection<>(clauses, shapes, values, true, made, reader);
    }

    /**
     * The values of a nullable expression where it is there, for {@link Expr#in(Selection)} or to be read. A limit counts those
     * rows only.
     *
     * @throws InvalidStatementException when what is selected is no value that the store holds: a record, or what a function makes
     */
    public static <T> Selection<T> present(Selection<Optional<T>> selection) {
        if (!selection.isOneStoredValue()) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_A_SUBQUERY,
                            "the selection is not one nullable column, so the database cannot filter its NULLs")
                    .with("model", selection.clauses.entity().name())
                    .hint("select(…) one nullable field of the model");
        }
        ModelExpr absent = new ModelExpr.IsNull(selection.shapes.get(0));
        return new Selection<>(
                selection.clauses.filter(new ModelExpr.Not(absent), selection.values),
                selection.shapes,
                selection.values,
                selection.distinct,
                false,
                row -> selection.reader.read(row).orElseThrow());
    }

    /**
     * So many rows at most in the order of the query, as {@link Query#page(int)}.
     *
     * @throws InvalidStatementException when the size is below one, there is a limit or an offset, or the cursor is none of this query
     */
    public Statement<Page<T>> page(int rows) {
        return PageStatement.of(clauses, shapes, values, distinct, reader, rows);
    }

    /** {@link #page(int)}, run at once. */
    public Mono<Page<T>> page(int rows, Session session) {
        return page(rows).exec(session);
    }

    /** These rows of related ones, among what is selected. Not for applications. */
    public RowReader<List<T>> addTo(SelectionBuilder selecting, List<Relation> steps, Relation relation) {
        BoundStatement<T> rows = request();
        return RelatedRowsReader.selected(
                selecting, new OfRelation(steps, relation, (Select) rows.shape()), rows.values(), reader);
    }

    /** The first row, or nothing. */
    public Statement<Optional<T>> first() {
        return new RequestStatement<>(
                request(ResultMode.FIRST),
                session -> first(session).map(Optional::of).defaultIfEmpty(Optional.empty()));
    }

    /**
     * The last row in the order of the query, without one by key; or nothing.
     *
     * @throws InvalidStatementException when there is a limit or an offset
     */
    public Statement<Optional<T>> last() {
        return reversed().first();
    }

    /** The only row: none is {@code NotFoundException}, two are {@code NonUniqueResultException}. */
    public Statement<T> one() {
        return new RequestStatement<>(request(ResultMode.ONE), this::one);
    }

    /** The rows as they arrive, with backpressure. */
    public Flux<T> all(Session session) {
        return Statements.stream(session, request(ResultMode.ALL));
    }

    /** The first row, or empty. */
    public Mono<T> first(Session session) {
        return Statements.single(session, request(ResultMode.FIRST));
    }

    /**
     * The last row in the order of the query, without one by key; or empty.
     *
     * @throws InvalidStatementException when there is a limit or an offset
     */
    public Mono<T> last(Session session) {
        return reversed().first(session);
    }

    /** The only row, or {@code NotFoundException}, or {@code NonUniqueResultException}. */
    public Mono<T> one(Session session) {
        return Statements.single(session, request(ResultMode.ONE));
    }

    /** All rows as one list, empty if there are none. Holds every row: for many there is {@link #all}. */
    @Override
    public Mono<List<T>> exec(Session session) {
        return Statements.single(session, request());
    }

    @Override
    public List<BoundStatement<?>> requests() {
        return List.of(request());
    }

    BoundStatement<T> request() {
        return request(ResultMode.ALL);
    }

    /** Whether a row is one value as the store holds it, which a condition may ask about. */
    boolean isOneStoredValue() {
        return !made && shapes.size() == 1 && !(shapes.get(0) instanceof ModelExpr.ValueExpr);
    }

    private BoundStatement<T> request(ResultMode terminal) {
        return new BoundStatement<>(clauses.select(terminal, shapes, distinct), clauses.values(values), reader);
    }

    private Selection<T> reversed() {
        return new Selection<>(reversed(clauses), shapes, values, distinct, made, reader);
    }

    /** The clauses whose first row is the last one of these. */
    static QueryState reversed(QueryState clauses) {
        if (clauses.hasLimitOrOffset()) {
            throw new InvalidStatementException(
                            ErrorCode.LAST_WITH_LIMIT, "last() is combined with a limit or an offset")
                    .with("model", clauses.entity().name())
                    .hint("leave limit and offset out, or call first() with the opposite order");
        }
        return clauses.reversed();
    }
}
