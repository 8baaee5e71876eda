package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BindableStatement;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.ParameterBinding;
import dev.runnel.internal.QueryState;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.Select.ResultMode;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** A selection with its clauses, its expressions and their reader. Immutable. */
final class SelectedRows<T> extends RowRequests<T> implements Selection<T>, BindableStatement<SelectedRows<T>> {
    private final QueryState clauses;
    private final List<ModelExpr> shapes;
    private final Object[] values;
    private final boolean distinct;
    private final boolean made;

    /** Whether rows with NULL are left out. */
    private final boolean present;

    private final RowReader<T> reader;

    /** @param made whether the reader makes something of what the store holds, so that the store does not know it */
    SelectedRows(
            QueryState clauses,
            List<ModelExpr> shapes,
            Object[] values,
            boolean distinct,
            boolean made,
            RowReader<T> reader) {
        this(clauses, shapes, values, distinct, made, false, reader);
    }

    private SelectedRows(
            QueryState clauses,
            List<ModelExpr> shapes,
            Object[] values,
            boolean distinct,
            boolean made,
            boolean present,
            RowReader<T> reader) {
        this.clauses = clauses;
        this.shapes = shapes;
        this.values = values;
        this.distinct = distinct;
        this.made = made;
        this.present = present;
        this.reader = reader;
    }

    @Override
    public SelectedRows<T> bind(ParameterBinding binding) {
        return new SelectedRows<>(
                clauses.bind(binding), shapes, binding.values(values), distinct, made, present, reader);
    }

    @Override
    public Selection<T> distinct() {
        return new SelectedRows<>(clauses.sortedBySelection(), shapes, values, true, made, present, reader);
    }

    @SuppressWarnings("unchecked")
    static <T> SelectedRows<T> of(Selection<T> selection) {
        return (SelectedRows<T>) StatementParts.part(selection, SelectedRows.class);
    }

    /** See {@link Selection#present}. */
    static <T> Selection<T> present(SelectedRows<Optional<T>> selection) {
        selection.requireOneStoredValue();
        ModelExpr absent = new ModelExpr.IsNull(selection.shapes.get(0));
        return new SelectedRows<>(
                selection.clauses.filter(new ModelExpr.Not(absent), selection.values),
                selection.shapes,
                selection.values,
                selection.distinct,
                false,
                true,
                row -> selection.reader.read(row).orElseThrow());
    }

    private void requireOneStoredValue() {
        if (!isOneStoredValue()) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_A_SUBQUERY,
                            "the selection is not one column, so the database has no such value")
                    .with("model", clauses.entity().name())
                    .hint("select(…) one field of the model");
        }
    }

    @Override
    public ComputedExpr<Object, T> firstValue() {
        requireOneStoredValue();
        if (shapes.get(0).type().nullable() && !present) {
            throw new InvalidStatementException(
                            ErrorCode.NULLABLE_SELECTED, "the first value is of an expression that can be NULL")
                    .with("model", clauses.entity().name())
                    .hint("use Selection.firstValueOf(…), or Selection.present(…) to leave NULL out");
        }
        return firstValueOrNull();
    }

    /** See {@link Selection#firstValueOf}. */
    <V> ComputedExpr<Object, V> firstValueOrNull() {
        requireOneStoredValue();
        return new ComputedExprs.Ordered<>(
                Subqueries.firstValue(clauses.firstRow(shapes, distinct), shapes, distinct, values));
    }

    boolean hasLimitOrOffset() {
        return clauses.hasLimitOrOffset();
    }

    @Override
    public PageStatement<T> page(int rows) {
        return PageRead.of(clauses, shapes, values, distinct, reader, rows);
    }

    @Override
    public Mono<Page<T>> page(int rows, Session session) {
        return page(rows).exec(session);
    }

    @Override
    public Statement<Optional<T>> last() {
        return reversed().first();
    }

    @Override
    public Mono<T> last(Session session) {
        return reversed().first(session);
    }

    BoundStatement<T> request() {
        return request(ResultMode.ALL);
    }

    /** Whether a row is one value as the store holds it, which a condition may ask about. */
    boolean isOneStoredValue() {
        return !made && shapes.size() == 1 && !(shapes.get(0) instanceof ModelExpr.ValueExpr);
    }

    @Override
    BoundStatement<T> request(ResultMode terminal) {
        return new BoundStatement<>(clauses.select(terminal, shapes, distinct), clauses.values(values), reader);
    }

    private SelectedRows<T> reversed() {
        return new SelectedRows<>(clauses.reversed(), shapes, values, distinct, made, present, reader);
    }
}
