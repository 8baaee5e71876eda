package dev.runnel.companion;

import dev.runnel.Condition;
import dev.runnel.CountExpr;
import dev.runnel.Query;
import dev.runnel.Selectable;
import dev.runnel.Selection;
import dev.runnel.ToManyPath;
import dev.runnel.ToManySelection;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Include.OfRelation;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr.CountRelated;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.RelationRef;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.Quantifier;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The path of a has-many relation. */
record HasManyPath<M, C, F, Q extends Query<C, F, Q>>(
        PathOrigin origin, Relation relation, Function<PathOrigin, F> fields, Q rows)
        implements ToManyPath<M, C, F, Q> {

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
        BoundExpr count = new BoundExpr(new CountRelated(new RelationRef(origin.anchor, origin.steps, relation)));
        return () -> count;
    }

    @Override
    public ToManySelection<M, C> with(UnaryOperator<Q> shape) {
        Q shaped = shape.apply(rows);
        return new Shaped<>(
                new OfRelation(origin.steps, relation, shaped.clauses().select(ResultMode.ALL, List.of())),
                shaped.clauses().values(BoundExpr.NO_VALUES));
    }

    @Override
    public <A> Selectable<M, List<A>> select(Function<? super F, ? extends Selectable<C, A>> value) {
        return selecting(query -> query.select(value));
    }

    @Override
    public <A> Selectable<M, List<A>> selecting(Function<? super Q, Selection<A>> shape) {
        Selection<A> selection = shape.apply(rows);
        return parts -> selection.addTo(parts, origin.steps, relation);
    }

    /** An include or selection of related rows with its parameter values. */
    private record Shaped<M, C>(dev.runnel.stmt.Include include, Object[] includeValues)
            implements ToManySelection<M, C> {}

    @Override
    public dev.runnel.stmt.Include include() {
        return new OfRelation(origin.steps, relation, rows.clauses().select(ResultMode.ALL, List.of()));
    }

    private Condition<M> quantified(Quantifier quantifier, Function<? super F, Condition<C>> condition) {
        LambdaScope scope = new LambdaScope();
        BoundExpr inner = condition.apply(fields.apply(PathOrigin.of(scope))).fragment();
        return Condition.of(new BoundExpr(
                new Quantified(
                        quantifier,
                        new RelationRef(origin.anchor, origin.steps, relation),
                        ModelExprs.bindScope(inner.shape(), scope)),
                inner.values()));
    }
}
