package dev.runnel;

import dev.runnel.companion.Statements;
import dev.runnel.internal.BindableStatement;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import dev.runnel.internal.ParameterBinding;
import dev.runnel.internal.QueryState;
import dev.runnel.internal.SelectionBuilder;
import dev.runnel.internal.SelectionPart;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr.Aggregate;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.StorageType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * An aggregate of a query, as a statement and as a value.
 *
 * @param request the statement
 * @param value returns the value. A statement that is valid can be invalid as a value
 */
record AggregateStatement<T, R>(BoundStatement<R> request, Supplier<BoundExpr> value)
        implements QueryAggregate<T, R>,
                BoundStatementSource,
                BindableStatement<AggregateStatement<T, R>>,
                BoundExprSource,
                SelectionPart<T> {

    /**
     * @param rows the query
     * @param scope the scope of the aggregated expression
     * @param result the aggregate of the statement
     * @param value returns the aggregate of the value
     */
    static <T, R> AggregateStatement<T, R> of(
            QueryState rows,
            LambdaScope scope,
            AggregateExprs.Result<R> result,
            Supplier<? extends AggregateExprs.Result<?>> value) {
        return new AggregateStatement<>(
                request(rows, bound(result.expr(), scope), result.reader()),
                () -> Subqueries.aggregate(rows, bound(value.get().expr(), scope)));
    }

    private static BoundExpr bound(BoundExpr aggregate, LambdaScope scope) {
        return new BoundExpr(ModelExprs.bindScope(aggregate.shape(), scope), aggregate.values());
    }

    private static <R> BoundStatement<R> request(QueryState rows, BoundExpr aggregate, RowReader<R> reader) {
        return new BoundStatement<>(
                rows.select(ResultMode.AGGREGATE, List.of(aggregate.shape())), rows.values(aggregate.values()), reader);
    }

    @Override
    public AggregateStatement<T, R> bind(ParameterBinding binding) {
        return new AggregateStatement<>(request.bind(binding), () -> binding.expr(value.get()));
    }

    @Override
    public List<BoundStatement<?>> requests() {
        return List.of(request);
    }

    @Override
    public Mono<R> exec(Session session) {
        return Statements.single(session, request);
    }

    @Override
    public BoundExpr fragment() {
        return value.get();
    }

    @Override
    public RowReader<T> addTo(SelectionBuilder selecting) {
        return new ComputedExprs.Ordered<Object, T>(fragment()).addTo(selecting);
    }

    @Override
    public Selectable<Object, Optional<T>> optional() {
        return new ComputedExprs.Ordered<Object, T>(fragment()).optional();
    }

    /** The number of rows. */
    record Count(QueryState rows)
            implements QueryCount,
                    BoundStatementSource,
                    BindableStatement<Count>,
                    BoundExprSource,
                    SelectionPart<Long> {
        @Override
        public Count bind(ParameterBinding binding) {
            return new Count(rows.bind(binding));
        }

        @Override
        public List<BoundStatement<?>> requests() {
            return List.of(request());
        }

        private BoundStatement<?> request() {
            return new BoundStatement<>(
                    rows.select(ResultMode.COUNT, List.of()), rows.values(BoundExpr.NO_VALUES), null);
        }

        @Override
        public Mono<Long> exec(Session session) {
            return Statements.single(session, request());
        }

        @Override
        public BoundExpr fragment() {
            return Subqueries.aggregate(
                    rows.aggregated(),
                    new BoundExpr(new Aggregate(AggregateOp.COUNT, ValueExpr.TRUE, StorageType.I64)));
        }

        @Override
        public RowReader<Long> addTo(SelectionBuilder selecting) {
            return new RowCount<>(fragment()).addTo(selecting);
        }
    }
}
