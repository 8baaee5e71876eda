package dev.runnel;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.runnel.internal.BoundStatement;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.SqlFragment;
import dev.runnel.stmt.SqlStatement;
import dev.runnel.type.StorageType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements and expressions in SQL of the application, for what queries do not express.
 *
 * <pre>{@code
 * Sql.query("select country, sum(total) as revenue from {} where placed >= {} and state in {} group by country",
 *         Orders.TABLE, since, List.of("paid", "sent")).as(RevenueRows.ROW).all(db)
 * Posts.filter(p -> Sql.condition("similarity({}, {}) > 0.3", p.title(), typed))
 * }</pre>
 *
 * <p><code>{}</code> outside of quotes and comments takes the next argument. A value is bound as a field of its class is, and never becomes part of the
 * text. A collection is a list in parentheses, for {@code in}. {@code TABLE} of a companion, its columns and the paths of a lambda are quoted names. A
 * condition or an expression stands in parentheses. {@link #nullOf} is NULL.
 *
 * <p>A text is a constant of the program: Error Prone checks parameters with {@code @CompileTimeConstant}. {@link #unchecked} takes any text.
 *
 * <p>Each method throws {@code InvalidStatementException}: with {@code SQL_TEXT} for an open quote, comment or parenthesis, a semicolon, or other places
 * than arguments; with {@code EMPTY_LIST} for an empty collection; with {@code SQL_ARGUMENT} for null and for a class that no column stores. A
 * database for which there is no text rejects the statement with {@code UnsupportedFeatureException(SQL_NOT_NATIVE)}, before any call; so do
 * databases without SQL.
 */
public final class Sql {
    private Sql() {}

    /** Returns a statement that returns rows. */
    public static SqlQuery query(@CompileTimeConstant String text, @Nullable Object... arguments) {
        return query(unchecked(text), arguments);
    }

    /** Returns a statement that returns rows, with a text for each database. */
    public static SqlQuery query(SqlVariants texts, @Nullable Object... arguments) {
        SqlArguments given = SqlArguments.of(arguments);
        return new SqlQuery(texts.with(given.arguments()), given.values());
    }

    /** Returns a statement that returns the number of rows that it has affected. */
    public static Statement<Long> statement(@CompileTimeConstant String text, @Nullable Object... arguments) {
        return statement(unchecked(text), arguments);
    }

    /** Returns a statement that returns the number of rows that it has affected, with a text for each database. */
    public static Statement<Long> statement(SqlVariants texts, @Nullable Object... arguments) {
        SqlArguments given = SqlArguments.of(arguments);
        SqlStatement shape = new SqlStatement(texts.with(given.arguments()), Optional.empty());
        BoundStatement<Object> request = new BoundStatement<>(shape, given.values(), null);
        return new RequestStatement<>(
                request,
                session -> dev.runnel.companion.Statements.<MutationResult>single(session, request)
                        .map(MutationResult::matched));
    }

    /** Returns a condition for queries. It is false where its SQL is NULL. */
    public static <M> Condition<M> condition(@CompileTimeConstant String text, @Nullable Object... arguments) {
        return condition(unchecked(text), arguments);
    }

    /** Returns a condition for queries, with a text for each database. It is false where its SQL is NULL. */
    public static <M> Condition<M> condition(SqlVariants texts, @Nullable Object... arguments) {
        return new dev.runnel.companion.BoundCondition<>(
                fragment(true, IdentityEncoding.of(StorageType.BOOL), texts, arguments));
    }

    /**
     * Returns an expression for queries and for values that a create or an update computes.
     *
     * @param type the class of its value, which has the encoding of a field of this class
     */
    public static <M, T> SqlExpr<M, T> expr(
            Class<T> type, @CompileTimeConstant String text, @Nullable Object... arguments) {
        return expr(type, unchecked(text), arguments);
    }

    /**
     * Returns an expression for queries and for values that a create or an update computes, with a text for each database.
     *
     * @param type the class of its value, which has the encoding of a field of this class
     */
    public static <M, T> SqlExpr<M, T> expr(Class<T> type, SqlVariants texts, @Nullable Object... arguments) {
        Encoding<Object, Object> encoding = SqlArguments.encoding(type);
        return new FragmentExpr<>(fragment(false, encoding, texts, arguments), encoding);
    }

    private static BoundExpr fragment(
            boolean condition, Encoding<?, ?> encoding, SqlVariants texts, @Nullable Object... arguments) {
        SqlArguments given = SqlArguments.of(arguments);
        return new BoundExpr(new SqlFragment(texts.with(given.arguments()), condition, encoding), given.values());
    }

    /**
     * Returns SQL with a text for one database; {@link SqlVariants#on} adds those for others.
     *
     * @param database the name of the database in plans: {@code postgresql}, {@code mysql}, {@code mariadb}, {@code h2}, {@code sqlite}
     * @param text the text, a constant of the program
     */
    public static SqlVariants on(@CompileTimeConstant String database, @CompileTimeConstant String text) {
        return SqlVariants.of(database, text);
    }

    /**
     * Returns SQL whose text the program computes. A caller that decides about a part of the text can run any statement: pass values as arguments.
     *
     * @param text the text for all databases
     */
    public static SqlVariants unchecked(String text) {
        return SqlVariants.of(null, text);
    }

    /**
     * Returns NULL as an argument.
     *
     * @param type the class of a value that could stand in its place
     */
    public static SqlArgument nullOf(Class<?> type) {
        return new SqlArguments.Null(SqlArguments.encoding(type).storage());
    }
}
