package dev.runnel;

/**
 * A group of rows with equal keys. It has aggregates of its rows and the keys, and no column of a row. A key is a value of a group:
 * compared, sorted and selected as a {@link ComputedExpr}, with {@code optional()} where it may be NULL.
 *
 * <pre>{@code
 * Flux<Sales> sales = Orders.groupBy(o -> o.country(), o -> o.state())
 *         .having(g -> g.count().gt(10))
 *         .orderBy(g -> g.sum(o -> o.total()).desc())
 *         .selectInto(Sales::new, g -> g.key1(), g -> g.key2(), g -> g.where(o -> o.refunded()).count())
 *         .all(db);
 * }</pre>
 *
 * @param <M> the model of the rows
 * @param <F> the fields of a row
 */
public interface Group<M, F> extends AggregatedRows<M, M, F> {
    /**
     * A group with one key.
     *
     * @param <A> the Java type of the key
     */
    interface One<M, F, A> extends Group<M, F> {
        /** Returns the key. */
        ComputedExpr<M, A> key();
    }

    /**
     * A group with two keys.
     *
     * @param <A> the Java type of the first key
     * @param <B> the Java type of the second key
     */
    interface Two<M, F, A, B> extends Group<M, F> {
        /** Returns the first key. */
        ComputedExpr<M, A> key1();

        /** Returns the second key. */
        ComputedExpr<M, B> key2();
    }

    /**
     * A group with three keys.
     *
     * @param <A> the Java type of the first key
     * @param <B> the Java type of the second key
     * @param <C> the Java type of the third key
     */
    interface Three<M, F, A, B, C> extends Two<M, F, A, B> {
        /** Returns the third key. */
        ComputedExpr<M, C> key3();
    }

    /**
     * A group with four keys.
     *
     * @param <A> the Java type of the first key
     * @param <B> the Java type of the second key
     * @param <C> the Java type of the third key
     * @param <D> the Java type of the fourth key
     */
    interface Four<M, F, A, B, C, D> extends Three<M, F, A, B, C> {
        /** Returns the fourth key. */
        ComputedExpr<M, D> key4();
    }
}
