package dev.runnel.exec;

import dev.runnel.Db;
import dev.runnel.DbOptions;
import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.Tx;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeature;
import dev.runnel.internal.Engine;
import dev.runnel.internal.Request;
import dev.runnel.planner.program.Program;
import dev.runnel.schema.Schema;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Operation;
import dev.runnel.stmt.ModelStatement;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A driver, a schema, and what runs statements on them. */
final class ExecutorDb implements Db, Engine {
    private final Driver driver;
    private final Schema schema;
    private final Gate running = new Gate();
    private final StatementLimit limit;
    private final Leases leases;
    private final Execution execution;
    private final Session detached;

    /**
     * @param explain the text of a statement, given what the driver would send for an operation
     * @param planner the program of a statement
     */
    ExecutorDb(
            Driver driver,
            Schema schema,
            BiFunction<ModelStatement, Function<Operation, String>, String> explain,
            Function<ModelStatement, Program> planner,
            Preparation preparation,
            DbOptions options) {
        this.driver = driver;
        this.schema = schema;
        this.limit = new StatementLimit(options.statementLimit());
        this.leases = new Leases(driver, running, limit);
        this.execution = new Execution(
                new PlanCache(options.plans(), planner, preparation::plan),
                driver.capabilities(),
                limit,
                shape -> explain.apply(
                        shape, operation -> driver.compile(operation).explain()),
                References.of(schema.tables()));
        this.detached = new DetachedSession(this, execution, leases);
    }

    @Override
    public <T> Flux<T> stream(Request<T> request) {
        return execution.stream(request, leases::acquire);
    }

    @Override
    public <R> Mono<R> single(Request<?> request) {
        return execution.single(request, leases::acquire);
    }

    @Override
    public <T> Mono<T> transaction(Function<Tx, Mono<T>> body) {
        return Mono.deferContextual(context ->
                leases.inTransaction(context) ? Mono.error(Failures.nestedTransaction()) : newTransaction(body));
    }

    /** A transaction on a lease of its own, whatever the Context carries. */
    <T> Mono<T> newTransaction(Function<Tx, Mono<T>> body) {
        if (!driver.capabilities().transactions().interactive()) {
            return Mono.error(() -> new UnsupportedFeature(
                            ErrorCode.TRANSACTION_NOT_NATIVE, "the backend has no interactive transactions")
                    .with("backend", driver.capabilities().name())
                    .hint("a statement that writes several items is all or nothing by itself"));
        }
        return limit.over(Mono.usingWhen(
                leases.held().map(held -> new Transaction(execution, held)),
                transaction -> transaction.run(body, leases),
                Transaction::release,
                (transaction, error) -> transaction.finish(),
                Transaction::finish));
    }

    @Override
    public String explain(Statement<?> statement) {
        return execution.explain(statement);
    }

    @Override
    public Mono<Void> pushSchema() {
        return Mono.defer(() -> running.closed() ? Mono.error(Failures.closed()) : driver.pushSchema(schema.tables()));
    }

    @Override
    public Mono<Void> dropSchema() {
        return Mono.defer(() -> running.closed() ? Mono.error(Failures.closed()) : driver.dropSchema(schema.tables()));
    }

    @Override
    public Session detached() {
        return detached;
    }

    @Override
    public <T> Flux<T> guarded(Flux<T> publisher) {
        return limit.over(publisher);
    }

    @Override
    public <T> Mono<T> guarded(Mono<T> publisher) {
        return limit.over(publisher);
    }

    @Override
    public PlanCacheStats planCache() {
        return execution.stats();
    }

    @Override
    public Mono<Void> close() {
        return running.close().then(Mono.defer(driver::close));
    }
}
