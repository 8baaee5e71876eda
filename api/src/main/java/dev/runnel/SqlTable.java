package dev.runnel;

import java.util.function.Function;

/**
 * The name of the table of a model, as an argument of SQL: {@code TABLE} of a companion. It is quoted, and has the schema and the prefix of the
 * {@code Db}. Immutable.
 *
 * <pre>{@code Sql.statement("update {} set {} = {}", Users.TABLE, Users.TABLE.column(u -> u.seen()), now)}</pre>
 *
 * @param <F> the fields of the model
 */
public interface SqlTable<F> extends SqlArgument {
    /**
     * Returns the quoted name of a column, without its table.
     *
     * @param path returns a field of the model itself
     * @throws dev.runnel.error.InvalidStatementException when the path leads over a relation
     */
    SqlArgument column(Function<? super F, ? extends Selectable<?, ?>> path);
}
