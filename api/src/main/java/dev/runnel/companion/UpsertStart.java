package dev.runnel.companion;

import dev.runnel.CheckReturnValue;
import dev.runnel.Expr;
import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The first step of an upsert: the required fields follow for both branches, one after the other, or all of them in {@code onCreate}. Immutable.
 *
 * @param <N> the type of the next step
 * @param <S> the generated upsert, which implements every step
 */
@CheckReturnValue
public abstract class UpsertStart<N, S extends UpsertBuilder<?, S, ?, ?>> extends ColumnWriter<N> {
    private final UpsertState state;
    private final Function<UpsertState, S> upsert;

    /**
     * @param state the target of the upsert
     * @param upsert the constructor of the generated upsert
     */
    protected UpsertStart(UpsertState state, Function<UpsertState, S> upsert) {
        this.state = state;
        this.upsert = upsert;
    }

    /**
     * Returns the upsert with the fields of its create branch.
     *
     * @param first the first step of a create
     * @param fields takes every step
     */
    protected final <T> S onCreate(T first, Function<? super T, ? extends InsertBuilder<?>> fields) {
        return upsert.apply(state.withCreated(fields.apply(first).state().rowAlone()));
    }

    @Override
    final BoundStatement<?> request() {
        return upsert.apply(state).request();
    }

    @Override
    final N set(Field field, @Nullable Object value) {
        return next(upsert.apply(state).set(field, value));
    }

    @Override
    final N compute(Field field, Expr<?, ?> value) {
        return next(upsert.apply(state).compute(field, value));
    }

    @Override
    final N relate(RelationChange change) {
        throw change.recordExpected();
    }

    @Override
    final N unchanged() {
        return next(upsert.apply(state));
    }

    @Override
    final N reference(Relation relation, List<? extends @Nullable Object> key) {
        return next(upsert.apply(state).reference(relation, key));
    }

    /** The upsert implements every step; the declared type names them in their order. */
    @SuppressWarnings("unchecked")
    private static <N> N next(Object upsert) {
        return (N) upsert;
    }
}
