package dev.runnel;

import dev.runnel.companion.PathOrigin;
import dev.runnel.companion.StatementParts;
import dev.runnel.error.DecodeException;
import dev.runnel.error.RunnelException;
import dev.runnel.internal.QueryState;
import dev.runnel.internal.SelectionBuilder;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.LambdaScope;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuple3;
import reactor.util.function.Tuple4;
import reactor.util.function.Tuple5;
import reactor.util.function.Tuple6;
import reactor.util.function.Tuple7;
import reactor.util.function.Tuple8;
import reactor.util.function.Tuples;

/**
 * The selections of a query: one to eight expressions of each row or group instead of whole records, as tuples or as objects, or any number as a
 * record with {@link dev.runnel.model.Projection}. Immutable.
 *
 * <pre>{@code
 * Flux<Line> lines = Users.all().selectInto(Line::new, u -> u.id(), u -> u.name()).all(db);
 * }</pre>
 *
 * @param <M> the model
 * @param <F> the fields of the model, or the group, that lambdas receive
 */
public abstract class Projectable<M, F> {
    private final Function<PathOrigin, F> fields;

    Projectable(Function<PathOrigin, F> fields) {
        this.fields = fields;
    }

    /** The state of the query. Not for applications. */
    abstract QueryState clauses();

    /** Returns the fields of the model; their paths start at {@code scope}. */
    final F fields(LambdaScope scope) {
        return fields.apply(PathOrigin.of(scope));
    }

    /** Selects one expression of each row. */
    public final <A> Selection<A> select(Function<? super F, ? extends Selectable<? super M, A>> a) {
        Parts parts = new Parts();
        return parts.read(parts.add(a));
    }

    /** Selects two expressions of each row as a tuple. */
    public final <A, B> Selection<Tuple2<A, B>> select(
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b) {
        return selectInto(Tuples::of, a, b);
    }

    /** Selects three expressions of each row as a tuple. */
    public final <A, B, C> Selection<Tuple3<A, B, C>> select(
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b,
            Function<? super F, ? extends Selectable<? super M, C>> c) {
        return selectInto(Tuples::of, a, b, c);
    }

    /** Selects four expressions of each row as a tuple. */
    public final <A, B, C, D> Selection<Tuple4<A, B, C, D>> select(
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b,
            Function<? super F, ? extends Selectable<? super M, C>> c,
            Function<? super F, ? extends Selectable<? super M, D>> d) {
        return selectInto(Tuples::of, a, b, c, d);
    }

    /** Selects five expressions of each row as a tuple. */
    public final <A, B, C, D, E> Selection<Tuple5<A, B, C, D, E>> select(
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b,
            Function<? super F, ? extends Selectable<? super M, C>> c,
            Function<? super F, ? extends Selectable<? super M, D>> d,
            Function<? super F, ? extends Selectable<? super M, E>> e) {
        return selectInto(Tuples::of, a, b, c, d, e);
    }

    /** Selects six expressions of each row as a tuple. */
    public final <A, B, C, D, E, G> Selection<Tuple6<A, B, C, D, E, G>> select(
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b,
            Function<? super F, ? extends Selectable<? super M, C>> c,
            Function<? super F, ? extends Selectable<? super M, D>> d,
            Function<? super F, ? extends Selectable<? super M, E>> e,
            Function<? super F, ? extends Selectable<? super M, G>> g) {
        return selectInto(Tuples::of, a, b, c, d, e, g);
    }

    /** Selects seven expressions of each row as a tuple. */
    public final <A, B, C, D, E, G, H> Selection<Tuple7<A, B, C, D, E, G, H>> select(
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b,
            Function<? super F, ? extends Selectable<? super M, C>> c,
            Function<? super F, ? extends Selectable<? super M, D>> d,
            Function<? super F, ? extends Selectable<? super M, E>> e,
            Function<? super F, ? extends Selectable<? super M, G>> g,
            Function<? super F, ? extends Selectable<? super M, H>> h) {
        return selectInto(Tuples::of, a, b, c, d, e, g, h);
    }

    /** Selects eight expressions of each row as a tuple. */
    public final <A, B, C, D, E, G, H, I> Selection<Tuple8<A, B, C, D, E, G, H, I>> select(
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b,
            Function<? super F, ? extends Selectable<? super M, C>> c,
            Function<? super F, ? extends Selectable<? super M, D>> d,
            Function<? super F, ? extends Selectable<? super M, E>> e,
            Function<? super F, ? extends Selectable<? super M, G>> g,
            Function<? super F, ? extends Selectable<? super M, H>> h,
            Function<? super F, ? extends Selectable<? super M, I>> i) {
        return selectInto(Tuples::of, a, b, c, d, e, g, h, i);
    }

    /**
     * Selects one expression and applies a function to its value, in memory. The query fails with {@code DecodeException} if the function throws
     * or returns null.
     */
    public final <A, R> Selection<R> selectInto(
            Function<? super A, ? extends R> make, Function<? super F, ? extends Selectable<? super M, A>> a) {
        Parts parts = new Parts();
        RowReader<A> as = parts.add(a);
        return parts.made(row -> make.apply(as.read(row)));
    }

    /**
     * Selects two expressions and applies a function to their values, in memory. The query fails with {@code DecodeException} if the function
     * throws or returns null.
     */
    public final <A, B, R> Selection<R> selectInto(
            BiFunction<? super A, ? super B, ? extends R> make,
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b) {
        Parts parts = new Parts();
        RowReader<A> as = parts.add(a);
        RowReader<B> bs = parts.add(b);
        return parts.made(row -> make.apply(as.read(row), bs.read(row)));
    }

    /**
     * Selects three expressions and applies a function to their values, in memory. The query fails with {@code DecodeException} if the function
     * throws or returns null.
     */
    public final <A, B, C, R> Selection<R> selectInto(
            Mappers.Three<? super A, ? super B, ? super C, ? extends R> make,
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b,
            Function<? super F, ? extends Selectable<? super M, C>> c) {
        Parts parts = new Parts();
        RowReader<A> as = parts.add(a);
        RowReader<B> bs = parts.add(b);
        RowReader<C> cs = parts.add(c);
        return parts.made(row -> make.apply(as.read(row), bs.read(row), cs.read(row)));
    }

    /**
     * Selects four expressions and applies a function to their values, in memory. The query fails with {@code DecodeException} if the function
     * throws or returns null.
     */
    public final <A, B, C, D, R> Selection<R> selectInto(
            Mappers.Four<? super A, ? super B, ? super C, ? super D, ? extends R> make,
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b,
            Function<? super F, ? extends Selectable<? super M, C>> c,
            Function<? super F, ? extends Selectable<? super M, D>> d) {
        Parts parts = new Parts();
        RowReader<A> as = parts.add(a);
        RowReader<B> bs = parts.add(b);
        RowReader<C> cs = parts.add(c);
        RowReader<D> ds = parts.add(d);
        return parts.made(row -> make.apply(as.read(row), bs.read(row), cs.read(row), ds.read(row)));
    }

    /**
     * Selects five expressions and applies a function to their values, in memory. The query fails with {@code DecodeException} if the function
     * throws or returns null.
     */
    public final <A, B, C, D, E, R> Selection<R> selectInto(
            Mappers.Five<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> make,
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b,
            Function<? super F, ? extends Selectable<? super M, C>> c,
            Function<? super F, ? extends Selectable<? super M, D>> d,
            Function<? super F, ? extends Selectable<? super M, E>> e) {
        Parts parts = new Parts();
        RowReader<A> as = parts.add(a);
        RowReader<B> bs = parts.add(b);
        RowReader<C> cs = parts.add(c);
        RowReader<D> ds = parts.add(d);
        RowReader<E> es = parts.add(e);
        return parts.made(row -> make.apply(as.read(row), bs.read(row), cs.read(row), ds.read(row), es.read(row)));
    }

    /**
     * Selects six expressions and applies a function to their values, in memory. The query fails with {@code DecodeException} if the function
     * throws or returns null.
     */
    public final <A, B, C, D, E, G, R> Selection<R> selectInto(
            Mappers.Six<? super A, ? super B, ? super C, ? super D, ? super E, ? super G, ? extends R> make,
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b,
            Function<? super F, ? extends Selectable<? super M, C>> c,
            Function<? super F, ? extends Selectable<? super M, D>> d,
            Function<? super F, ? extends Selectable<? super M, E>> e,
            Function<? super F, ? extends Selectable<? super M, G>> g) {
        Parts parts = new Parts();
        RowReader<A> as = parts.add(a);
        RowReader<B> bs = parts.add(b);
        RowReader<C> cs = parts.add(c);
        RowReader<D> ds = parts.add(d);
        RowReader<E> es = parts.add(e);
        RowReader<G> gs = parts.add(g);
        return parts.made(
                row -> make.apply(as.read(row), bs.read(row), cs.read(row), ds.read(row), es.read(row), gs.read(row)));
    }

    /**
     * Selects seven expressions and applies a function to their values, in memory. The query fails with {@code DecodeException} if the function
     * throws or returns null.
     */
    public final <A, B, C, D, E, G, H, R> Selection<R> selectInto(
            Mappers.Seven<? super A, ? super B, ? super C, ? super D, ? super E, ? super G, ? super H, ? extends R>
                    make,
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b,
            Function<? super F, ? extends Selectable<? super M, C>> c,
            Function<? super F, ? extends Selectable<? super M, D>> d,
            Function<? super F, ? extends Selectable<? super M, E>> e,
            Function<? super F, ? extends Selectable<? super M, G>> g,
            Function<? super F, ? extends Selectable<? super M, H>> h) {
        Parts parts = new Parts();
        RowReader<A> as = parts.add(a);
        RowReader<B> bs = parts.add(b);
        RowReader<C> cs = parts.add(c);
        RowReader<D> ds = parts.add(d);
        RowReader<E> es = parts.add(e);
        RowReader<G> gs = parts.add(g);
        RowReader<H> hs = parts.add(h);
        return parts.made(row -> make.apply(
                as.read(row), bs.read(row), cs.read(row), ds.read(row), es.read(row), gs.read(row), hs.read(row)));
    }

    /**
     * Selects eight expressions and applies a function to their values, in memory. The query fails with {@code DecodeException} if the function
     * throws or returns null.
     */
    public final <A, B, C, D, E, G, H, I, R> Selection<R> selectInto(
            Mappers.Eight<
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super G,
                            ? super H,
                            ? super I,
                            ? extends R>
                    make,
            Function<? super F, ? extends Selectable<? super M, A>> a,
            Function<? super F, ? extends Selectable<? super M, B>> b,
            Function<? super F, ? extends Selectable<? super M, C>> c,
            Function<? super F, ? extends Selectable<? super M, D>> d,
            Function<? super F, ? extends Selectable<? super M, E>> e,
            Function<? super F, ? extends Selectable<? super M, G>> g,
            Function<? super F, ? extends Selectable<? super M, H>> h,
            Function<? super F, ? extends Selectable<? super M, I>> i) {
        Parts parts = new Parts();
        RowReader<A> as = parts.add(a);
        RowReader<B> bs = parts.add(b);
        RowReader<C> cs = parts.add(c);
        RowReader<D> ds = parts.add(d);
        RowReader<E> es = parts.add(e);
        RowReader<G> gs = parts.add(g);
        RowReader<H> hs = parts.add(h);
        RowReader<I> is = parts.add(i);
        return parts.made(row -> make.apply(
                as.read(row),
                bs.read(row),
                cs.read(row),
                ds.read(row),
                es.read(row),
                gs.read(row),
                hs.read(row),
                is.read(row)));
    }

    /**
     * Selects a value for each component of a record with {@link dev.runnel.model.Projection}: one step for each, in the order of the components. The
     * query fails with {@code DecodeException} if the constructor of the record throws.
     *
     * <pre>{@code
     * Orders.groupBy(o -> o.country())
     *         .selectInto(SalesRows.ROW, (g, row) -> row.country(g.key()).revenue(g.sum(o -> o.total())))
     * }</pre>
     *
     * @param mapping {@code ROW} of the companion of the record
     * @param values passes a value to each step; the component of a nullable value is an {@code Optional}, or nullable
     */
    public final <T, S> Selection<T> selectInto(
            RowMapping<T, S> mapping, BiFunction<? super F, ? super S, ? extends ProjectedRow<T>> values) {
        Parts parts = new Parts();
        return parts.made(parts.add(mapping, values));
    }

    /** The parts of one selection: added one by one, read by their positions. */
    private final class Parts {
        private final SelectionBuilder selecting =
                new SelectionBuilder(clauses().entity());

        <A> RowReader<A> add(Function<? super F, ? extends Selectable<? super M, A>> part) {
            LambdaScope scope = new LambdaScope();
            return StatementParts.select(part.apply(fields(scope)), selecting.in(scope));
        }

        <T, S> RowReader<T> add(
                RowMapping<T, S> mapping, BiFunction<? super F, ? super S, ? extends ProjectedRow<T>> values) {
            LambdaScope scope = new LambdaScope();
            return StatementParts.select(
                    values.apply(fields(scope), StatementParts.start(mapping)), selecting.in(scope));
        }

        <R> Selection<R> read(RowReader<R> reader) {
            return new SelectedRows<>(
                    selecting.from(clauses()),
                    selecting.shapes(),
                    selecting.values(),
                    false,
                    selecting.isMade(),
                    reader);
        }

        /** Returns a selection whose reader calls a function of the application. */
        <R> Selection<R> made(RowReader<R> reader) {
            selecting.make();
            return read(row -> made(reader, row));
        }

        private <R> R made(RowReader<R> reader, Row row) {
            R made;
            try {
                made = reader.read(row);
            } catch (RunnelException ours) {
                throw ours;
            } catch (RuntimeException thrown) {
                throw DecodeException.of("the function of the selection threw an exception for a row", thrown)
                        .with("model", clauses().entity().name())
                        .hint("fix the function, or filter such rows out of the query");
            }
            if (made == null) {
                throw new DecodeException("the function of the selection returned null, which a Flux cannot emit")
                        .with("model", clauses().entity().name())
                        .hint("return an Optional, or filter such rows out of the query");
            }
            return made;
        }
    }
}
