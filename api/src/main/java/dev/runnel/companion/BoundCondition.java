package dev.runnel.companion;

import dev.runnel.Condition;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.internal.SelectionBuilder;
import dev.runnel.internal.SelectionPart;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExprs;
import java.util.function.Function;

/**
 * A condition with its shape and the values of its parameters. Immutable.
 *
 * @param <M> the model it is about
 */
public record BoundCondition<M>(BoundExpr fragment) implements Condition<M>, BoundExprSource, SelectionPart<Boolean> {
    /**
     * Returns the condition of a lambda, bound to the scope of its row.
     *
     * @param fields the constructor of the fields that the lambda receives
     */
    static <F> BoundExpr onScope(
            Function<PathOrigin, F> fields, Function<? super F, ? extends Condition<?>> condition) {
        LambdaScope scope = new LambdaScope();
        BoundExpr bound = StatementParts.condition(condition.apply(fields.apply(PathOrigin.of(scope))));
        return new BoundExpr(ModelExprs.bindScope(bound.shape(), scope), bound.values());
    }

    @Override
    public Condition<M> and(Condition<? super M> other) {
        BoundExpr right = StatementParts.condition(other);
        return new BoundCondition<>(new BoundExpr(
                ModelExprs.and(fragment.shape(), right.shape()), BoundExpr.join(fragment.values(), right.values())));
    }

    @Override
    public Condition<M> or(Condition<? super M> other) {
        BoundExpr right = StatementParts.condition(other);
        return new BoundCondition<>(new BoundExpr(
                ModelExprs.or(fragment.shape(), right.shape()), BoundExpr.join(fragment.values(), right.values())));
    }

    @Override
    public Condition<M> not() {
        return new BoundCondition<>(new BoundExpr(new Not(fragment.shape()), fragment.values()));
    }

    @Override
    public RowReader<Boolean> addTo(SelectionBuilder selecting) {
        int at = selecting.add(fragment);
        return row -> row.getBoolean(at);
    }
}
