package dev.runnel;

/**
 * A statement that reads one page: see {@link Query#page(int)}. Immutable.
 *
 * @param <T> the type of a row
 */
public interface PageStatement<T> extends Statement<Page<T>> {
    /**
     * Returns a statement that also counts the rows of all pages. The count is a second statement on the same connection, after the page. Outside
     * a transaction each of the two statements reads its own snapshot, so the total can include a write that the page does not. Both read one
     * snapshot in a transaction with the isolation {@code REPEATABLE_READ} or {@code SERIALIZABLE}.
     *
     * <pre>{@code Mono<CountedPage<User>> page = Users.filter(u -> u.name().startsWith("A")).page(20).withTotal().exec(db);}</pre>
     *
     * @throws dev.runnel.error.InvalidStatementException when the rows are groups or distinct
     */
    Statement<CountedPage<T>> withTotal();
}
