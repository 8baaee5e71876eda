package dev.runnel.exec;

import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.Tx;
import dev.runnel.internal.Engine;
import dev.runnel.internal.Request;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A Db that joins no transaction of the Context. */
record DetachedSession(ExecutorDb db, Execution execution, Leases leases) implements Session, Engine {

    @Override
    public <T> Flux<T> stream(Request<T> request) {
        return execution.stream(request, context -> leases.own());
    }

    @Override
    public <R> Mono<R> single(Request<?> request) {
        return execution.single(request, context -> leases.own());
    }

    @Override
    public <T> Mono<T> transaction(Function<Tx, Mono<T>> body) {
        return Mono.defer(() -> db.newTransaction(body));
    }

    @Override
    public String explain(Statement<?> statement) {
        return execution.explain(statement);
    }
}
