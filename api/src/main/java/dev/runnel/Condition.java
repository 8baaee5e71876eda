package dev.runnel;

import dev.runnel.internal.SelectionBuilder;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import java.util.Collection;

/**
 * Something that is true or false of every row; never unknown, whatever is absent. Immutable. One that was kept
 * ({@code Users.where(…)}) may be used in any statement over its model, at any depth.
 *
 * @param <M> the model it is about
 */
public final class Condition<M> implements Selectable<M, Boolean> {
    private final BoundExpr fragment;

    private Condition(BoundExpr fragment) {
        this.fragment = fragment;
    }

    /** For paths and generated code. */
    public static <M> Condition<M> of(BoundExpr fragment) {
        return new Condition<>(fragment);
    }

    /** True of the rows that all of them are true of; of every row where there are none. */
    public static <M> Condition<M> allOf(Collection<Condition<M>> conditions) {
        return conditions.stream().reduce(Condition::and).orElseGet(() -> of(new BoundExpr(ValueExpr.TRUE)));
    }

    /** True of the rows that one of them is true of, or several; of none where there are none. */
    public static <M> Condition<M> anyOf(Collection<Condition<M>> conditions) {
        return conditions.stream().reduce(Condition::or).orElseGet(() -> of(new BoundExpr(ValueExpr.FALSE)));
    }

    /** True of the rows that both are true of. */
    public Condition<M> and(Condition<M> other) {
        return of(new BoundExpr(
                ModelExprs.and(fragment.shape(), other.fragment.shape()),
                BoundExpr.join(fragment.values(), other.fragment.values())));
    }

    /** True of the rows that one of them is true of, or both. */
    public Condition<M> or(Condition<M> other) {
        return of(new BoundExpr(
                ModelExprs.or(fragment.shape(), other.fragment.shape()),
                BoundExpr.join(fragment.values(), other.fragment.values())));
    }

    /** The complement: true of exactly the rows that this is false of. */
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
