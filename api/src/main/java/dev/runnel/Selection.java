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
 * A query that returns selected expressions instead of records. Immutable.
 *
 * @param <T> the type of a row
 */
public final class Selection<T> implements Statement<List<T>> {
    private final QueryState clauses;
    private final List<ModelExpr> shapes;
    private final Object[] values;
    private final boolean distinct;
    private final boolean made;
    private final RowReader<T> reader;

    /** @param made whether the reader computes its value in memory, so that the database does not know the value */
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
     * Returns this selection without duplicate rows; limit and offset count the distinct rows. Each sort key must be selected too. Whole records
     * have a key and are always distinct. The database compares the stored values, before {@code selectInto} or {@code orElse} applies.
     */
    public Selection<T> distinct() {
        return new Selection<>(clauses, shapes, values, true, made, reader);
    }

    /**
     * Returns the values of a nullable expression without NULL, for {@link Expr#in(Selection)} or for reading. A limit counts only the rows with a
     * value.
     *
     * @throws InvalidStatementException when the selection is not one value of the database, but a record or the result of a function
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
     * Returns a statement that reads one page of at most {@code rows} rows: see {@link Query#page(int)}.
     *
     * @throws InvalidStatementException when {@code rows} is less than 1, the query has a limit or an offset, or the cursor belongs to another
     *     query
     */
    public Statement<Page<T>> page(int rows) {
        return PageStatement.of(clauses, shapes, values, distinct, reader, rows);
    }

    /** Reads one page in the session: see {@link #page(int)}. */
    public Mono<Page<T>> page(int rows, Session session) {
        return page(rows).exec(session);
    }

    /** These rows of related ones, among what is selected. Not for applications. */
    public RowReader<List<T>> addTo(SelectionBuilder selecting, List<Relation> steps, Relation relation) {
        BoundStatement<T> rows = request();
        return RelatedRowsReader.selected(
                selecting, new OfRelation(steps, relation, (Select) rows.shape()), rows.values(), reader);
    }

    /** Returns a statement that reads the first row in the order of the query, or any row if it has no order; empty if no row exists. */
    public Statement<Optional<T>> first() {
        return new RequestStatement<>(
                request(ResultMode.FIRST),
                session -> first(session).map(Optional::of).defaultIfEmpty(Optional.empty()));
    }

    /**
     * Returns a statement that reads the last row in the order of the query, or by key if it has no order; empty if no row exists.
     *
     * @throws InvalidStatementException when the query has a limit or an offset
     */
    public Statement<Optional<T>> last() {
        return reversed().first();
    }

    /**
     * Returns a statement that reads the only row. It fails with {@code NotFoundException} if no row exists, and with
     * {@code NonUniqueResultException} if several exist.
     */
    public Statement<T> one() {
        return new RequestStatement<>(request(ResultMode.ONE), this::one);
    }

    /** Reads the rows as a stream with backpressure, in the order of the query. Each subscription runs the query. */
    public Flux<T> all(Session session) {
        return Statements.stream(session, request(ResultMode.ALL));
    }

    /** Reads the first row in the order of the query, or any row if it has no order; empty if no row exists. */
    public Mono<T> first(Session session) {
        return Statements.single(session, request(ResultMode.FIRST));
    }

    /**
     * Reads the last row in the order of the query, or by key if it has no order; empty if no row exists.
     *
     * @throws InvalidStatementException when the query has a limit or an offset
     */
    public Mono<T> last(Session session) {
        return reversed().first(session);
    }

    /** Reads the only row. Fails with {@code NotFoundException} if no row exists, and with {@code NonUniqueResultException} if several exist. */
    public Mono<T> one(Session session) {
        return Statements.single(session, request(ResultMode.ONE));
    }

    /** Reads all rows as one list in the order of the query, empty if no row exists. The list is in memory; for many rows use {@link #all}. */
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

    /** Returns whether a row is one value that the database knows, so that a condition can compare it. */
    boolean isOneStoredValue() {
        return !made && shapes.size() == 1 && !(shapes.get(0) instanceof ModelExpr.ValueExpr);
    }

    private BoundStatement<T> request(ResultMode terminal) {
        return new BoundStatement<>(clauses.select(terminal, shapes, distinct), clauses.values(values), reader);
    }

    private Selection<T> reversed() {
        return new Selection<>(reversed(clauses), shapes, values, distinct, made, reader);
    }

    /** Returns the clauses in reverse order: their first row is the last row of the original ones. */
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
