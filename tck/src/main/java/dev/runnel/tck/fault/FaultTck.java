package dev.runnel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnel.Db;
import dev.runnel.Deferred;
import dev.runnel.Transaction;
import dev.runnel.error.CommitUnknownException;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConnectionLostException;
import dev.runnel.error.PoolExhaustedException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.PoolStats;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/**
 * Tests of a driver whose network or server fails, for each driver module with a server. Each statement fails with the
 * error of that fault before its deadline. Each write is applied atomically or not at all, as its signal reported. The
 * Db works again when the fault is over.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FaultTck {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration SILENCE = Duration.ofMillis(400);

    /** The silence, two seconds for stopping, two for rolling back or closing, and some for a busy machine. */
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private final FaultFixture server;
    private final List<Db> opened = new ArrayList<>();
    private TcpProxy proxy;
    private Db direct;
    private boolean cursors;

    protected FaultTck(FaultFixture server) {
        this.server = server;
    }

    @BeforeEach
    void emptyTables() {
        proxy = new TcpProxy("127.0.0.1", server.port());
        direct = open(server.port(), PoolOptions.DEFAULT);
        direct.pushSchema().block(PATIENCE);
        Flux.concat(
                        Steps.all().delete().exec(direct),
                        Todos.all().delete().exec(direct),
                        Users.all().delete().exec(direct),
                        Categories.all().delete().exec(direct))
                .blockLast(PATIENCE);
    }

    @AfterEach
    void close() {
        for (Db db : opened) {
            ends(db.close());
        }
        opened.clear();
        proxy.close();
    }

    @AfterAll
    void closeServer() {
        server.close();
    }

    private Db open(int port, PoolOptions pool) {
        Driver driver = server.connect(port, pool);
        cursors = driver.capabilities().reads().cursors();
        Db db = Db.builder()
                .driver(driver)
                .models(Users.MODEL, Todos.MODEL, Categories.MODEL, Steps.MODEL)
                .build();
        opened.add(db);
        return db;
    }

    /** Through the proxy, with a connection that is open. */
    private Db patient() {
        return warm(open(proxy.port(), PoolOptions.DEFAULT.withSize(3).withCreateTimeout(Duration.ofSeconds(2))));
    }

    /** The same, and a silence is soon too long for it. */
    private Db impatient() {
        return impatient(SILENCE);
    }

    private Db impatient(Duration silence) {
        return warm(open(
                proxy.port(),
                PoolOptions.DEFAULT
                        .withSize(3)
                        .withCreateTimeout(Duration.ofSeconds(2))
                        .withStatementTimeout(silence)));
    }

    private static Db warm(Db db) {
        Users.all().count(db).block(PATIENCE);
        return db;
    }

    // ---- the network stalls

    @Test
    void aStatementThatDoesNotArriveIsTimeout() {
        Db db = impatient();
        proxy.becomes(NetworkCondition.STALLED);
        StatementTimeoutException timeout =
                fails(StatementTimeoutException.class, category("a").exec(db));
        assertThat(timeout.names()).containsEntry("statementTimeout", SILENCE.toString());
        heals(db);
    }

    @ParameterizedTest
    @EnumSource(
            value = NetworkCondition.class,
            names = {"STALLED", "WITHOUT_ANSWERS"})
    void aReadWhoseAnswerDoesNotArriveIsTimeout(NetworkCondition state) {
        category("a").exec(direct).block(PATIENCE);
        Db db = impatient();
        proxy.openOnesBecome(state);
        fails(StatementTimeoutException.class, Categories.all().exec(db));
        heals(db);
    }

    @Test
    void aTransactionThatStallsLeavesNothing() {
        Db db = impatient();
        fails(
                StatementTimeoutException.class,
                db.transaction(tx -> category("a").exec(tx).then(Mono.defer(() -> {
                    proxy.becomes(NetworkCondition.STALLED);
                    return category("b").exec(tx);
                }))));
        heals(db);
        assertThat(names()).isEmpty();
    }

    /** Without a cursor the server has sent all of so few rows before. */
    @Test
    void aStreamThatStallsIsTimeout() {
        categories(600);
        Db db = impatient();
        StepVerifier.LastStep last = StepVerifier.create(Categories.all().all(db), 10)
                .expectNextCount(10)
                .then(() -> proxy.becomes(NetworkCondition.STALLED))
                .thenRequest(Long.MAX_VALUE)
                .thenConsumeWhile(row -> true);
        (cursors ? last.expectError(StatementTimeoutException.class) : last.expectComplete()).verify(DEADLINE);
        heals(db);
    }

    @Test
    void waitingForDemandIsNoSilenceOfTheServer() {
        categories(600);
        Duration silence = SILENCE.multipliedBy(3);
        Db db = impatient(silence);
        StepVerifier.create(Categories.all().all(db), 10)
                .expectNextCount(10)
                .thenAwait(silence.multipliedBy(2))
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(590)
                .expectComplete()
                .verify(DEADLINE);
    }

    @Test
    void whatBeginsATransactionEnds() {
        Db db = impatient();
        proxy.before("BEGIN", connection -> proxy.becomes(NetworkCondition.STALLED));
        fails(ConnectionLostException.class, twoIn(db));
        heals(db);
        assertThat(names()).isEmpty();
    }

    @Test
    void aSavepointEnds() {
        Db db = impatient();
        proxy.before("SAVEPOINT", connection -> proxy.becomes(NetworkCondition.STALLED));
        fails(
                ConnectionLostException.class,
                db.transaction(tx -> category("a")
                        .exec(tx)
                        .then(tx.transaction(inner -> category("b").exec(inner)))));
        heals(db);
        assertThat(names()).isEmpty();
    }

    @Test
    void aRollbackThatDoesNotArriveEnds() {
        Db db = impatient();
        proxy.before("ROLLBACK", connection -> proxy.becomes(NetworkCondition.STALLED));
        fails(
                IllegalStateException.class,
                db.transaction(
                        tx -> category("a").exec(tx).then(Mono.error(new IllegalStateException("of the body")))));
        heals(db);
        assertThat(names()).isEmpty();
    }

    @Test
    void aCancelOnAStalledNetworkFreesItsConnection() {
        Db db = patient();
        proxy.becomes(NetworkCondition.STALLED);
        var running = category("a").exec(db).subscribe(done -> {}, error -> {});
        awaitUntil(db, pool -> pool.leased() == 1);
        running.dispose();
        awaitUntil(db, pool -> pool.leased() == 0);
        heals(db);
    }

    @Test
    void aPoolOfStalledConnectionsIsExhausted() {
        Db db = warm(open(proxy.port(), PoolOptions.DEFAULT.withSize(1).withAcquireTimeout(SILENCE)));
        proxy.becomes(NetworkCondition.STALLED);
        var running = category("a").exec(db).subscribe(done -> {}, error -> {});
        awaitUntil(db, pool -> pool.leased() == 1);
        fails(PoolExhaustedException.class, Categories.all().exec(db));
        running.dispose();
        awaitUntil(db, pool -> pool.leased() == 0);
        heals(db);
    }

    @Test
    void closingEnds() {
        Db db = impatient();
        proxy.becomes(NetworkCondition.STALLED);
        CompletableFuture<Category> running = category("a").exec(db).toFuture();
        awaitUntil(db, pool -> pool.leased() == 1);
        ends(db.close());
        assertThat(running).failsWithin(PATIENCE);
    }

    // ---- the answer to COMMIT

    @Test
    void aCommitThatStallsIsUnknown() {
        Db db = impatient();
        proxy.before("COMMIT", connection -> connection.becomes(NetworkCondition.STALLED));
        fails(CommitUnknownException.class, twoIn(db));
        proxy.cut(DisconnectKind.RESET);
        heals(db);
        assertThat(names()).isEmpty();
    }

    @Test
    void aCommitWhoseAnswerStallsIsUnknown() {
        Db db = impatient();
        proxy.before("COMMIT", connection -> connection.becomes(NetworkCondition.WITHOUT_ANSWERS));
        fails(CommitUnknownException.class, twoIn(db));
        heals(db);
        assertThat(names()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @EnumSource(DisconnectKind.class)
    void aCommitWhoseAnswerIsCutOffIsUnknown(DisconnectKind how) {
        Db db = patient();
        proxy.before("COMMIT", connection -> connection.becomes(NetworkCondition.WITHOUT_ANSWERS));
        CompletableFuture<Category> running = twoIn(db).toFuture();
        awaitUntil(() -> names().equals(List.of("a", "b")));
        proxy.cut(how);
        fails(CommitUnknownException.class, Mono.fromFuture(running));
        heals(db);
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void aCommitThatIsCutOffIsUnknown() {
        Db db = patient();
        proxy.before("COMMIT", connection -> connection.cut(DisconnectKind.RESET));
        fails(CommitUnknownException.class, twoIn(db));
        heals(db);
        assertThat(names()).isEmpty();
    }

    // ---- connections are cut

    @ParameterizedTest
    @EnumSource(DisconnectKind.class)
    void aStatementThatIsCutOffIsConnectionLost(DisconnectKind how) {
        Db db = patient();
        proxy.before("categories", connection -> connection.cut(how));
        fails(ConnectionLostException.class, Categories.all().exec(db));
        heals(db);
    }

    @ParameterizedTest
    @EnumSource(DisconnectKind.class)
    void aTransactionThatIsCutOffLeavesNothing(DisconnectKind how) {
        Db db = patient();
        fails(
                ConnectionLostException.class,
                db.transaction(tx -> category("a").exec(tx).then(Mono.defer(() -> {
                    proxy.cut(how);
                    return category("b").exec(tx);
                }))));
        heals(db);
        assertThat(names()).isEmpty();
    }

    // ---- a cursor

    /** A stream that goes on by one, where the backend has them. */
    private static Flux<Category> sorted(Db db) {
        return Categories.all()
                .orderBy(c -> c.name().asc())
                .include(c -> c.todos())
                .all(db);
    }

    @Test
    void aCursorThatStallsIsTimeout() {
        categories(2_000);
        Db db = impatient();
        proxy.before(cursors ? "FETCH" : "todos", connection -> connection.becomes(NetworkCondition.STALLED));
        fails(StatementTimeoutException.class, sorted(db).count());
        heals(db);
    }

    @ParameterizedTest
    @EnumSource(DisconnectKind.class)
    void aCursorThatIsCutOffIsConnectionLost(DisconnectKind how) {
        categories(2_000);
        Db db = patient();
        proxy.before(cursors ? "FETCH" : "todos", connection -> connection.cut(how));
        fails(ConnectionLostException.class, sorted(db).count());
        heals(db);
    }

    @ParameterizedTest
    @EnumSource(DisconnectKind.class)
    void aCursorThatIsCutOffWhileItsReaderWaitsIsConnectionLost(DisconnectKind how) {
        categories(10_000);
        Db db = patient();
        StepVerifier.create(sorted(db), 3_000)
                .expectNextCount(3_000)
                .then(() -> proxy.cut(how))
                .thenRequest(Long.MAX_VALUE)
                .thenConsumeWhile(row -> true)
                .expectError(ConnectionLostException.class)
                .verify(DEADLINE);
        heals(db);
    }

    /** All rows are there, and there is nothing to keep. */
    @Test
    void aCursorWhoseCommitIsCutOffHasEndedWell() {
        categories(2_000);
        Db db = patient();
        if (cursors) {
            // its BEGIN names READ COMMITTED
            proxy.before(
                    "FETCH", fetching -> proxy.before("COMMIT", connection -> connection.cut(DisconnectKind.RESET)));
        }
        assertThat(sorted(db).count().block(DEADLINE)).isEqualTo(2_000);
        heals(db);
    }

    // ---- the network is slow

    @Test
    void everythingWorksByteByByte() {
        proxy.becomes(NetworkCondition.BYTE_BY_BYTE);
        everythingWorks(patient());
    }

    @Test
    void everythingWorksOnASlowNetwork() {
        proxy.delays(Duration.ofMillis(5));
        everythingWorks(patient());
    }

    private void everythingWorks(Db db) {
        Category category = Objects.requireNonNull(category("a").exec(db).block(PATIENCE));
        User user = Objects.requireNonNull(db.transaction(tx -> Users.create()
                        .name("u")
                        .email("u@x")
                        .todos(t -> t.title("one")
                                .points(1)
                                .done(false)
                                .created(Instant.EPOCH)
                                .category(category))
                        .todos(t -> t.title("two")
                                .points(2)
                                .done(false)
                                .created(Instant.EPOCH)
                                .category(category))
                        .exec(tx))
                .block(PATIENCE));
        Users.update(user).name("renamed").exec(db).block(PATIENCE);
        List<User> read = Objects.requireNonNull(
                Users.all().include(u -> u.todos()).exec(db).block(PATIENCE));
        assertThat(read).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("renamed");
            assertThat(one.todos()).matches(Deferred::isLoaded);
            assertThat(one.todos().get()).hasSize(2);
        });
        var left = Users.all().all(db).take(0).collectList().block(PATIENCE);
        assertThat(left).isEmpty();
    }

    // ---- the server is killed

    @Test
    void aStatementOfAServerThatIsKilledIsConnectionLost() {
        Category category = Objects.requireNonNull(category("a").exec(direct).block(PATIENCE));
        Db db = patient();
        CompletableFuture<Object> held = new CompletableFuture<>();
        CompletableFuture<Object> holds = direct.transaction(tx -> Categories.update(category)
                        .name("held")
                        .exec(tx)
                        .doOnNext(held::complete)
                        .then(Mono.delay(PATIENCE))
                        .then(Categories.all().count(tx))
                        .cast(Object.class))
                .toFuture();
        held.join();
        CompletableFuture<Category> waits =
                Categories.update(category).name("waits").exec(db).toFuture();
        awaitUntil(db, pool -> pool.leased() == 1);
        server.kill();
        fails(ConnectionLostException.class, Mono.fromFuture(waits));
        fails(ConnectFailedException.class, Categories.all().exec(db));
        holds.cancel(true);
        server.start();
        heals(db);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aTransactionOfAServerThatIsKilledLeavesNothing() {
        Db db = patient();
        fails(
                ConnectionLostException.class,
                db.transaction(tx -> category("a")
                        .exec(tx)
                        .then(Mono.fromRunnable(server::kill).subscribeOn(Schedulers.boundedElastic()))
                        .then(category("b").exec(tx))));
        server.start();
        heals(db);
        assertThat(names()).isEmpty();
    }

    @Test
    void aCommitDuringWhichTheServerIsKilledIsUnknown() {
        Db db = patient();
        proxy.before("COMMIT", connection -> server.kill());
        fails(CommitUnknownException.class, twoIn(db));
        server.start();
        heals(db);
        assertThat(names()).isIn(List.of(), List.of("a", "b"));
    }

    // ---- the words above

    private static Categories.Create category(String name) {
        return Categories.create().name(name);
    }

    private static Mono<Category> twoIn(Db db) {
        return db.transaction(
                (Transaction tx) -> category("a").exec(tx).then(category("b").exec(tx)));
    }

    private void categories(int count) {
        Categories.createMany(IntStream.range(0, count)
                        .mapToObj(n -> category("c" + n))
                        .toList())
                .exec(direct)
                .block(PATIENCE);
    }

    private List<String> names() {
        return Objects.requireNonNull(Categories.all()
                .orderBy(c -> c.name().asc())
                .select(c -> c.name())
                .exec(direct)
                .retry(5)
                .block(PATIENCE));
    }

    private static <E extends Throwable> E fails(Class<E> type, Mono<?> work) {
        long begun = System.nanoTime();
        Throwable error = catchThrowable(() -> work.block(PATIENCE));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(DEADLINE);
        assertThat(error).isInstanceOf(type);
        return type.cast(error);
    }

    private static void ends(Mono<?> work) {
        long begun = System.nanoTime();
        work.block(PATIENCE);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(DEADLINE);
    }

    /** The fault is over: every connection can be used, whatever it was in the middle of. */
    private void heals(Db db) {
        proxy.becomes(NetworkCondition.WELL);
        awaitUntil(db, pool -> pool.leased() == 0);
        ends(Mono.zip(
                db.transaction(tx -> Categories.all().count(tx)),
                Users.all().count(db),
                Todos.all().count(db)));
    }

    private static void awaitUntil(Db db, Predicate<PoolStats> state) {
        awaitUntil(() -> state.test(db.pool()));
    }

    private static void awaitUntil(BooleanSupplier state) {
        Boolean reached = Flux.interval(Duration.ofMillis(10))
                .publishOn(Schedulers.boundedElastic())
                .map(tick -> state.getAsBoolean())
                .filter(is -> is)
                .next()
                .block(DEADLINE);
        assertThat(reached).isTrue();
    }
}
