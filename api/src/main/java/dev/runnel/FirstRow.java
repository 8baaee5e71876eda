package dev.runnel;

import dev.runnel.companion.Statements;
import dev.runnel.internal.BindableStatement;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import dev.runnel.internal.ParameterBinding;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** A statement that reads the first row, if there is one. */
record FirstRow<T>(BoundStatement<T> request)
        implements Statement<Optional<T>>, BoundStatementSource, BindableStatement<FirstRow<T>> {
    @Override
    public List<BoundStatement<?>> requests() {
        return List.of(request);
    }

    @Override
    public FirstRow<T> bind(ParameterBinding binding) {
        return new FirstRow<>(request.bind(binding));
    }

    @Override
    public Mono<Optional<T>> exec(Session session) {
        return Statements.<T>single(session, request).map(Optional::of).defaultIfEmpty(Optional.empty());
    }
}
