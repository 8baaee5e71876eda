package dev.runnel.exec;

import dev.runnel.ActivityInfo;
import dev.runnel.Db;
import dev.runnel.DbOptions;
import dev.runnel.ManualTransaction;
import dev.runnel.Session;
import dev.runnel.Transaction;
import dev.runnel.TransactionOptions;
import dev.runnel.exec.lease.ActivityRegistry;
import dev.runnel.exec.lease.ClosedErrors;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.lease.StatementLimit;
import dev.runnel.exec.plan.PlanCache;
import dev.runnel.planner.program.Program;
import dev.runnel.schema.Schema;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Operation;
import dev.runnel.spi.PoolStats;
import dev.runnel.stmt.ModelStatement;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * The {@code Db}: a driver, a schema, and the executor of its statements. Statements join the transaction that the
 * Reactor Context carries.
 */
final class ExecutorDb extends ExecutorSession implements Db {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /**
     * The time that {@code close} waits for the connections of cancelled statements: longer than a driver needs to
     * close an unresponsive connection.
     */
    private static final Duration UNTIL_GIVEN_UP = Duration.ofSeconds(10);

    private final Driver driver;
    private final Schema schema;
    private final ActivityRegistry registry = new ActivityRegistry();
    private final Mono<Void> closed;
    private final StatementLimit limit;
    private final LeaseProvider leases;
    private final TransactionRunner transactions;
    private final Session detached;

    private ExecutorDb(
            Driver driver,
            Schema schema,
            StatementExecutor executor,
            StatementLimit limit,
            Function<ModelStatement, String> texts) {
        super(executor);
        this.driver = driver;
        this.schema = schema;
        this.limit = limit;
        this.leases = new LeaseProvider(driver, registry, limit, texts);
        this.transactions = new TransactionRunner(driver.capabilities(), leases, executor, limit);
        this.closed = registry.whenEmpty().then(Mono.defer(driver::close)).cache();
        this.detached = new OutsideTransactionSession(executor, transactions, leases);
    }

    /**
     * @param explain prints a statement; its second argument prints what the driver sends for an operation
     * @param texts prints a statement on one line, without values
     * @param planner plans a statement
     */
    static ExecutorDb of(
            Driver driver,
            Schema schema,
            BiFunction<ModelStatement, Function<Operation, String>, String> explain,
            Function<ModelStatement, String> texts,
            Function<ModelStatement, Program> planner,
            PlanFactory plans,
            DbOptions options) {
        StatementLimit limit = new StatementLimit(options.statementLimit());
        StatementExecutor executor = new StatementExecutor(
                new PlanCache(options.planCacheSize(), planner, plans::of),
                driver.capabilities(),
                limit,
                shape -> explain.apply(
                        shape, operation -> driver.compile(operation).explain()),
                ConstraintColumns.of(schema.tables()),
                new SuspectFields(schema),
                options);
        return new ExecutorDb(driver, schema, executor, limit, texts);
    }

    @Override
    ExecutionTarget target(ContextView context, ModelStatement statement) {
        return leases.acquire(context, statement);
    }

    @Override
    <R> Mono<R> atomically(TransactionOptions options, Function<Session, Mono<R>> work) {
        return Mono.deferContextual(context -> {
            ConnectionBoundSession joined = leases.joined(context);
            return joined == null ? transactions.run(options, work::apply) : joined.atomically(options, work);
        });
    }

    @Override
    public <T> Mono<T> transaction(TransactionOptions options, Function<Transaction, Mono<T>> body) {
        return Mono.deferContextual(context -> {
            ConnectionBoundSession joined = leases.joined(context);
            return joined == null ? transactions.run(options, body) : joined.transaction(options, body);
        });
    }

    @Override
    public <T> Flux<T> transactionStreaming(
            TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body) {
        return Flux.deferContextual(context -> {
            ConnectionBoundSession joined = leases.joined(context);
            return joined == null ? transactions.stream(options, body) : joined.transactionStreaming(options, body);
        });
    }

    @Override
    public Mono<ManualTransaction> begin(TransactionOptions options) {
        return Mono.deferContextual(context -> leases.joined(context) == null
                ? transactions.begin(options)
                : Mono.error(ErrorTranslation.handleInside()));
    }

    @Override
    public <T> Mono<T> connection(Function<Session, Mono<T>> body) {
        return Mono.deferContextual(context -> {
            ConnectionBoundSession joined = leases.joined(context);
            return joined == null ? transactions.runPinned(body) : body.apply(joined);
        });
    }

    @Override
    public <T> Flux<T> connectionMany(Function<Session, ? extends Publisher<T>> body) {
        return Flux.deferContextual(context -> {
            ConnectionBoundSession joined = leases.joined(context);
            return joined == null ? transactions.streamPinned(body) : body.apply(joined);
        });
    }

    @Override
    public Mono<Void> pushSchema() {
        return Mono.defer(() -> registry.closed() ? Mono.error(ClosedErrors.db()) : driver.pushSchema(schema.tables()));
    }

    @Override
    public Mono<Void> dropSchema() {
        return Mono.defer(() -> registry.closed() ? Mono.error(ClosedErrors.db()) : driver.dropSchema(schema.tables()));
    }

    @Override
    public Session outsideTransaction() {
        return detached;
    }

    @Override
    public <T> Flux<T> withStatementLimit(Flux<T> publisher) {
        return limit.countWithin(publisher);
    }

    @Override
    public <T> Mono<T> withStatementLimit(Mono<T> publisher) {
        return limit.countWithin(publisher);
    }

    @Override
    public PlanCacheStats planCache() {
        return executor.stats();
    }

    @Override
    public PoolStats pool() {
        return driver.pool();
    }

    @Override
    public List<ActivityInfo> activity() {
        return registry.programs();
    }

    @Override
    public Mono<Void> close(Duration patience) {
        Duration drain = patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
        return Mono.defer(() -> {
            registry.close();
            Disposable termination = Mono.delay(drain)
                    .doOnNext(tick -> registry.terminateAll())
                    .delayElement(UNTIL_GIVEN_UP)
                    .subscribe(tick -> registry.abandonWait());
            closed.subscribe(nothing -> {}, error -> termination.dispose(), termination::dispose);
            return closed;
        });
    }
}
