package dev.runnel;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Prepares statements of one to four parameters. A prepared statement is built once; {@code with} passes the values. Each {@code Db} plans it
 * once.
 *
 * <pre>{@code
 * static final Prepared2<String, Long, Users.Query> BUSY = Prepared.of(String.class, Long.class,
 *         (name, least) -> Users.filter(u -> u.name().eq(name).and(u.points().ge(least))));
 *
 * Flux<User> users = BUSY.with("Ann", 5L).limit(10).all(db);
 * }</pre>
 *
 * <p>The function is called once, when the statement is prepared, and must depend on nothing but its parameters. It is called again for
 * values that determine the statement shape, and the result is the same as without preparation:
 *
 * <ul>
 *   <li>a value that its column cannot store exactly, such as an instant with nanoseconds, and an empty text for {@code startsWith},
 *       {@code contains} and {@code endsWith};
 *   <li>each value, if a parameter is an operand of a computation, or is written by a create, an upsert or the update of a record.
 * </ul>
 *
 * <p>A limit and a list are not parameters: call {@code limit} behind {@code with}, and build a query with {@code in(list)} without preparation.
 * To compare with NULL, prepare a second statement with {@code isNull()}.
 */
public final class Prepared {
    private Prepared() {}

    /**
     * Prepares a statement with one parameter.
     *
     * @param a the class of the value
     * @param statement makes the statement. It is called now, and may be called again by {@code with}
     * @throws dev.runnel.error.InvalidStatementException when the statement is not valid
     */
    public static <A, S extends Statement<?>> Prepared1<A, S> of(
            Class<A> a, Function<? super Parameter<A>, ? extends S> statement) {
        return new Prepared1<>(
                PreparedTemplate.of(List.of(a), parameters -> statement.apply(parameter(parameters, 0))));
    }

    /** Prepares a statement with two parameters. See {@link #of(Class, Function)}. */
    public static <A, B, S extends Statement<?>> Prepared2<A, B, S> of(
            Class<A> a, Class<B> b, BiFunction<? super Parameter<A>, ? super Parameter<B>, ? extends S> statement) {
        return new Prepared2<>(PreparedTemplate.of(
                List.of(a, b), parameters -> statement.apply(parameter(parameters, 0), parameter(parameters, 1))));
    }

    /** Prepares a statement with three parameters. See {@link #of(Class, Function)}. */
    public static <A, B, C, S extends Statement<?>> Prepared3<A, B, C, S> of(
            Class<A> a,
            Class<B> b,
            Class<C> c,
            Mappers.Three<? super Parameter<A>, ? super Parameter<B>, ? super Parameter<C>, ? extends S> statement) {
        return new Prepared3<>(PreparedTemplate.of(
                List.of(a, b, c),
                parameters ->
                        statement.apply(parameter(parameters, 0), parameter(parameters, 1), parameter(parameters, 2))));
    }

    /** Prepares a statement with four parameters. See {@link #of(Class, Function)}. */
    public static <A, B, C, D, S extends Statement<?>> Prepared4<A, B, C, D, S> of(
            Class<A> a,
            Class<B> b,
            Class<C> c,
            Class<D> d,
            Mappers.Four<
                            ? super Parameter<A>,
                            ? super Parameter<B>,
                            ? super Parameter<C>,
                            ? super Parameter<D>,
                            ? extends S>
                    statement) {
        return new Prepared4<>(PreparedTemplate.of(
                List.of(a, b, c, d),
                parameters -> statement.apply(
                        parameter(parameters, 0),
                        parameter(parameters, 1),
                        parameter(parameters, 2),
                        parameter(parameters, 3))));
    }

    /** The function of a prepared statement receives a parameter of each class, in order. */
    @SuppressWarnings("unchecked")
    private static <T> Parameter<T> parameter(List<Parameter<?>> parameters, int index) {
        return (Parameter<T>) parameters.get(index);
    }
}
