package dev.runnel.companion;

import dev.runnel.Query;
import dev.runnel.internal.QueryState;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.LambdaScope;
import java.util.Objects;
import java.util.function.Function;

/**
 * The superclass of generated queries.
 *
 * @param <M> the model
 * @param <F> the fields of the model that lambdas receive
 * @param <Q> the generated query type
 */
public abstract class ModelQuery<M, F, Q extends ModelQuery<M, F, Q>> extends Query<M, F, Q> {
    private final QuerySource source;
    private final Function<QuerySource, Q> type;
    private final Function<PathOrigin, F> fields;

    /**
     * @param source the state of the query
     * @param type the constructor of the generated query
     * @param fields the constructor of the generated fields
     */
    protected ModelQuery(QuerySource source, Function<QuerySource, Q> type, Function<PathOrigin, F> fields) {
        super(source.clauses);
        this.source = source;
        this.type = type;
        this.fields = fields;
    }

    @Override
    protected final Q with(QueryState other) {
        return type.apply(new QuerySource(other, null));
    }

    @Override
    protected final F fields(LambdaScope scope) {
        return fields.apply(PathOrigin.of(scope));
    }

    /**
     * Returns a navigated query: the rows of {@code all} that a relation of these rows refers to, each once.
     *
     * @throws dev.runnel.error.InvalidStatementException when this query has an order, limit, offset, lock or include
     */
    protected final <T extends Query<?, ?, T>> T navigate(RelationMetadata relation, T all) {
        return navigate(relation.relation, all);
    }

    /**
     * Returns the state of an update of every row of this query.
     *
     * @throws dev.runnel.error.InvalidStatementException when this query has an order, limit, offset, lock or include, or navigated a relation
     */
    protected final UpdateBuilder.UpdateState updateAll() {
        requireOnlyFilter("update");
        return UpdateBuilder.ofAll(clauses().entity(), clauses().filter());
    }

    /** Returns the first step of a create of a row with the foreign key in the filter of this query. See {@link ModelMetadata#create}. */
    protected final <T> T createOwned(
            Function<InsertState, ? extends InsertBuilder<?>> draft, int steps, Function<InsertState, ?> last) {
        return InsertBuilder.steps(row(), draft, steps, last);
    }

    /** Returns the state of a create of a row with the foreign key in the filter of this query. */
    protected final InsertState newRow() {
        return InsertState.of(row());
    }

    private InsertRow row() {
        return Objects.requireNonNull(source.row, "a query of one owner");
    }
}
