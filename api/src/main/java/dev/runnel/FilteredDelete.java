package dev.runnel;

import dev.runnel.companion.Statements;
import dev.runnel.internal.BindableStatement;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import dev.runnel.internal.ParameterBinding;
import dev.runnel.schema.Entity;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.StatementOptions;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The removal of the rows that a condition holds for. */
record FilteredDelete<M>(Entity entity, BoundExpr filter, StatementOptions options)
        implements DeleteStatement<M>, BoundStatementSource, BindableStatement<FilteredDelete<M>> {
    @Override
    public FilteredDelete<M> bind(ParameterBinding binding) {
        return new FilteredDelete<>(entity, binding.expr(filter), options);
    }

    @Override
    public Statement<List<M>> returning() {
        return Statements.of(request(true));
    }

    @Override
    public Statement<ChunkedResult<MutationResult>> inChunks() {
        return Statements.inChunks(request(false));
    }

    @Override
    public Mono<MutationResult> exec(Session session) {
        return Statements.single(session, request(false));
    }

    @Override
    public List<BoundStatement<?>> requests() {
        return List.of(request(false));
    }

    private BoundStatement<?> request(boolean returning) {
        return new BoundStatement<>(
                new Delete(entity, filter.shape(), Optional.empty(), RequiredRows.ANY, returning, options),
                filter.values(),
                null);
    }
}
