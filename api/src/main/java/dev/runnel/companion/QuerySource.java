package dev.runnel.companion;

import dev.runnel.internal.QueryState;
import dev.runnel.stmt.InsertRow;
import org.jspecify.annotations.Nullable;

/** The state of a generated query. Immutable. */
public final class QuerySource {
    final QueryState clauses;

    /** The model if the query has all rows; else null. */
    final @Nullable ModelMetadata<?> model;

    /** The initial row of a create if the query starts from one record, or from the records of a query; else null. */
    final @Nullable InsertRow row;

    /** The record if the query starts from one record; else null. */
    final @Nullable OwnerRecord<?> owner;

    /** The read of the records if the query starts from the records of a query; else null. */
    final @Nullable OwnerRead owners;

    public static QuerySource of(QueryState state) {
        return new QuerySource(state, null, null, null, null);
    }

    QuerySource(
            QueryState clauses,
            @Nullable ModelMetadata<?> model,
            @Nullable InsertRow row,
            @Nullable OwnerRecord<?> owner,
            @Nullable OwnerRead owners) {
        this.clauses = clauses;
        this.model = model;
        this.row = row;
        this.owner = owner;
        this.owners = owners;
    }

    public QueryState state() {
        return clauses;
    }
}
