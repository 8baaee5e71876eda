package dev.runnel;

import dev.runnel.companion.Statements;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import dev.runnel.schema.Field;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.stmt.SqlStatement;
import dev.runnel.stmt.SqlTemplate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** SQL of the application with the reader of its rows. */
record SqlRows<T>(SqlTemplate template, @Nullable Object[] values, Optional<List<Field>> columns, RowReader<T> reader)
        implements SqlResult<T>, BoundStatementSource {
    @Override
    public Statement<Optional<T>> first() {
        return new RequestStatement<>(
                request(ResultMode.FIRST),
                session -> first(session).map(Optional::of).defaultIfEmpty(Optional.empty()));
    }

    @Override
    public Statement<T> one() {
        return new RequestStatement<>(request(ResultMode.ONE), this::one);
    }

    @Override
    public Flux<T> all(Session session) {
        return Statements.stream(session, request(ResultMode.ALL));
    }

    @Override
    public Mono<T> first(Session session) {
        return Statements.single(session, request(ResultMode.FIRST));
    }

    @Override
    public Mono<T> one(Session session) {
        return Statements.single(session, request(ResultMode.ONE));
    }

    @Override
    public Mono<List<T>> exec(Session session) {
        return Statements.single(session, request(ResultMode.ALL));
    }

    @Override
    public List<BoundStatement<?>> requests() {
        return List.of(request(ResultMode.ALL));
    }

    private BoundStatement<T> request(ResultMode terminal) {
        SqlStatement shape = new SqlStatement(template, Optional.of(new SqlStatement.Rows(columns, terminal)));
        return new BoundStatement<>(shape, values, reader);
    }
}
