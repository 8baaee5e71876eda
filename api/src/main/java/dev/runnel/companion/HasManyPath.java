package dev.runnel.companion;

import dev.runnel.Condition;
import dev.runnel.CountExpr;
import dev.runnel.Query;
import dev.runnel.Selectable;
import dev.runnel.Selection;
import dev.runnel.ToManyPath;
import dev.runnel.ToManySelection;
import dev.runnel.internal.AggregatedRowsSource;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.IncludeSource;
import dev.runnel.internal.SelectionBuilder;
import dev.runnel.internal.SelectionPart;
import dev.runnel.schema.Relation;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Include.OfRelation;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr.AggregateRelated;
import dev.runnel.stmt.ModelExpr.CountRelated;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.RelationRef;
import dev.runnel.stmt.Select;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.Quantifier;
import dev.runnel.type.StorageType;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The path of a has-many relation. */
record HasManyPath<M, C, F, Q extends Query<C, F, Q>>(
        PathOrigin origin, Relation relation, Function<PathOrigin, F> fields, Q rows)
        implements ToManyPath<M, C, F, Q>, IncludeSource, SelectionPart<List<C>>, AggregatedRowsSource<F> {

    @Override
    public F fieldsIn(LambdaScope scope) {
        return fields.apply(PathOrigin.of(scope));
    }

    @Override
    public BoundExpr filter() {
        return new BoundExpr(ValueExpr.TRUE);
    }

    @Override
    public BoundExpr aggregate(AggregateOp op, BoundExpr condition, BoundExpr operand, StorageType storage) {
        return new BoundExpr(
                new AggregateRelated(
                        op,
                        new RelationRef(origin.anchor, origin.steps, relation),
                        condition.shape(),
                        operand.shape(),
                        storage),
                BoundExpr.join(condition.values(), operand.values()));
    }

    @Override
    public Condition<M> any(Function<? super F, Condition<C>> condition) {
        return quantified(Quantifier.ANY, condition);
    }

    @Override
    public Condition<M> none(Function<? super F, Condition<C>> condition) {
        return quantified(Quantifier.NONE, condition);
    }

    @Override
    public Condition<M> all(Function<? super F, Condition<C>> condition) {
        return quantified(Quantifier.ALL, condition);
    }

    @Override
    public CountExpr<M> count() {
        return new Count<>(new BoundExpr(new CountRelated(new RelationRef(origin.anchor, origin.steps, relation))));
    }

    @Override
    public ToManySelection<M, C> with(UnaryOperator<Q> shape) {
        BoundStatement<?> shaped = StatementParts.requests(shape.apply(rows)).get(0);
        return new Shaped<>(include(shaped), shaped.values());
    }

    @Override
    public <A> Selectable<M, List<A>> select(Function<? super F, ? extends Selectable<C, A>> value) {
        return selecting(query -> query.select(value));
    }

    @Override
    public <A> Selectable<M, List<A>> selecting(Function<? super Q, Selection<A>> shape) {
        @SuppressWarnings("unchecked")
        BoundStatement<A> selection =
                (BoundStatement<A>) StatementParts.requests(shape.apply(rows)).get(0);
        RowReader<A> reader = Objects.requireNonNull(selection.reader(), "the reader of a selection");
        return (Selectable<M, List<A>> & SelectionPart<List<A>>)
                parts -> RelatedRowsReader.selected(parts, include(selection), selection.values(), reader);
    }

    @Override
    public OfRelation include() {
        return include(StatementParts.requests(rows).get(0));
    }

    private OfRelation include(BoundStatement<?> related) {
        return new OfRelation(origin.steps, relation, (Select) related.shape());
    }

    @Override
    public RowReader<List<C>> addTo(SelectionBuilder selecting) {
        return RelatedRowsReader.many(selecting, include(), includeValues());
    }

    /** An include or selection of related rows with its parameter values. */
    private record Shaped<M, C>(dev.runnel.stmt.Include include, Object[] includeValues)
            implements ToManySelection<M, C>, IncludeSource, SelectionPart<List<C>> {
        @Override
        public RowReader<List<C>> addTo(SelectionBuilder selecting) {
            return RelatedRowsReader.many(selecting, include, includeValues);
        }
    }

    /** The number of related rows. */
    private record Count<M>(BoundExpr fragment) implements CountExpr<M>, BoundExprSource, SelectionPart<Long> {
        @Override
        public RowReader<Long> addTo(SelectionBuilder selecting) {
            int at = selecting.add(fragment);
            return row -> row.getLong(at);
        }
    }

    private Condition<M> quantified(Quantifier quantifier, Function<? super F, Condition<C>> condition) {
        LambdaScope scope = new LambdaScope();
        BoundExpr inner = StatementParts.condition(condition.apply(fields.apply(PathOrigin.of(scope))));
        return new BoundCondition<>(new BoundExpr(
                new Quantified(
                        quantifier,
                        new RelationRef(origin.anchor, origin.steps, relation),
                        ModelExprs.bindScope(inner.shape(), scope)),
                inner.values()));
    }
}
