package dev.runnel.companion;

import dev.runnel.Query;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.ParameterBinding;
import dev.runnel.internal.QueryState;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Select.ResultMode;
import java.util.List;
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

    /**
     * @param source the state of the query
     * @param type the constructor of the generated query
     * @param fields the constructor of the generated fields
     */
    protected ModelQuery(QuerySource source, Function<QuerySource, Q> type, Function<PathOrigin, F> fields) {
        super(source, type, fields);
        this.source = source;
        this.type = type;
    }

    QueryState state() {
        return source.clauses;
    }

    /** Returns this query with the values of a binding in place of its parameter slots. */
    final Q bind(ParameterBinding binding) {
        return type.apply(QuerySource.of(state().bind(binding)));
    }

    BoundStatement<M> request() {
        return new BoundStatement<>(
                state().select(ResultMode.ALL, List.of()), state().values(BoundExpr.NO_VALUES), null);
    }

    /**
     * Returns a navigated query: the rows of {@code all} that a relation of these rows refers to, each once.
     *
     * @throws dev.runnel.error.InvalidStatementException when this query has an order, limit, offset, lock or include
     */
    protected final <T extends ModelQuery<?, ?, T>> T navigate(RelationMetadata relation, T all) {
        ModelQuery<?, ?, T> rows = all;
        return rows.type.apply(
                QuerySource.of(rows.state().navigatedFrom(relation.relation, requireNavigable(relation.relation))));
    }

    /** Returns the state of this query, which has nothing but filters. See {@link #navigate}. */
    final QueryState requireNavigable(Relation relation) {
        if (state().hasMoreThanFilter()) {
            throw new InvalidStatementException(
                            ErrorCode.QUERY_HAS_MORE_THAN_FILTER,
                            "a query that navigates a relation has an order, limit, offset, lock or include before the relation")
                    .with("relation", relation.toString())
                    .hint("leave them out there; sort and limit the related rows behind the relation");
        }
        return state();
    }

    /**
     * Returns the state of an update of every row of this query.
     *
     * @throws dev.runnel.error.InvalidStatementException when this query has an order, limit, offset, lock or include, or navigated a relation
     */
    protected final UpdateBuilder.UpdateState updateAll() {
        state().requireOnlyFilter("update");
        return UpdateBuilder.ofAll(state().entity(), state().filter(), state().options());
    }

    /** Returns the first step of a create of a row that belongs to the record of this query. See {@link ModelMetadata#create}. */
    protected final <T> T createOwned(
            Function<InsertState, ? extends InsertBuilder<?>> draft, int steps, Function<InsertState, ?> last) {
        return InsertBuilder.steps(newRow(), draft, steps, last);
    }

    /** Returns the state of a create of a row that belongs to the record of this query. */
    protected final InsertState newRow() {
        return InsertState.of(Objects.requireNonNull(source.row, "a query of one owner"), source.owners);
    }

    /** Returns the model of a query of all rows. */
    @SuppressWarnings("unchecked")
    ModelMetadata<M> model() {
        return (ModelMetadata<M>) Objects.requireNonNull(source.model, "a query of all rows");
    }

    QuerySource source() {
        return source;
    }
}
