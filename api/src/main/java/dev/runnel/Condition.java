package dev.runnel;

import dev.runnel.internal.SelectionBuilder;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import java.util.Collection;

/**
 * An expression that is true or false for each row, never unknown, also where columns are NULL. Immutable. A stored condition
 * ({@code Users.where(…)}) may be used in any statement over its model, at any depth.
 *
 * @param <M> the model of the rows
 */
public final class Condition<M> implements Selectable<M, Boolean> {
    private final BoundExpr fragment;

    private Condition(BoundExpr fragment) {
        this.fragment = fragment;
    }

    /** Returns a condition over a fragment. Paths and generated code call it. */
    public static <M> Condition<M> of(BoundExpr fragment) {
        return new Condition<>(fragment);
    }

    /** Returns the conjunction of the conditions; for an empty collection a condition that is true for every row. */
    public static <M> Condition<M> allOf(Collection<Condition<M>> conditions) {
        return conditions.stream().reduce(Condition::and).orElseGet(() -> of(new BoundExpr(ValueExpr.TRUE)));
    }

    /** Returns the disjunction of the conditions; for an empty collection a condition that is false for every row. */
    public static <M> Condition<M> anyOf(Collection<Condition<M>> conditions) {
        return conditions.stream().reduce(Condition::or).orElseGet(() -> of(new BoundExpr(ValueExpr.FALSE)));
    }

    /** Returns a condition that is true where both conditions are true. */
    public Condition<M> and(Condition<M> other) {
        return of(new BoundExpr(
                ModelExprs.and(fragment.shape(), other.fragment.shape()),
                BoundExpr.join(fragment.values(), other.fragment.values())));
    }

    /** Returns a condition that is true where at least one of both conditions is true. */
    public Condition<M> or(Condition<M> other) {
        return of(new BoundExpr(
                ModelExprs.or(fragment.shape(), other.fragment.shape()),
                BoundExpr.join(fragment.values(), other.fragment.values())));
    }

    /** Returns the complement: a condition that is true for exactly the rows for which this one is false. */
    public Condition<M> not() {
        return of(new BoundExpr(new Not(fragment.shape()), fragment.values()));
    }

    /** Its shape and values. Not for applications. */
    public BoundExpr fragment() {
        return fragment;
    }

    @Override
    public RowReader<Boolean> addTo(SelectionBuilder selecting) {
        int at = selecting.add(fragment);
        return row -> row.getBoolean(at);
    }
}
