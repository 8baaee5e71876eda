package dev.runnel.driver.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.Deferred;
import dev.runnel.dynamo.server.DynamoServer;
import dev.runnel.dynamo.server.WireClient;
import dev.runnel.dynamo.server.fault.Fault;
import dev.runnel.error.CommitUnknownException;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConnectionLostException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.fault.DisconnectKind;
import dev.runnel.tck.fault.TcpProxy;
import dev.runnel.tck.scenario.guarded.Ledger;
import dev.runnel.tck.scenario.guarded.Ledgers;
import dev.runnel.tck.scenario.guarded.Lines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Writers of overlapping unique values and versions, while calls fail, connections are cut and statements are cancelled. Each write is recorded before it is
 * sent. Afterwards each version of a row is the work of one write that succeeded or whose end is not known. {@code -Drunnel.seed} and {@code
 * -Drunnel.operations} change a run; the long one has 5,000 operations.
 */
class DynamoStormTest {
    private static final long SEED = Long.getLong("runnel.seed", 1);
    private static final int OPERATIONS = Integer.getInteger("runnel.operations", 800);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMillis(400);
    private static final Duration BETWEEN_CUTS = Duration.ofMillis(300);
    private static final int WRITERS = 32;
    private static final int LEASES = 8;
    private static final int NAMES = 40;
    private static final double RATE = 0.05;
    private static final double CANCELS = 0.1;
    private static final int LATEST_CANCEL_MILLIS = 30;
    private static final long FIRST_VERSION = 1;

    private final DynamoServer server = DynamoServer.start();
    private final TcpProxy proxy = new TcpProxy("127.0.0.1", server.endpoint().getPort());
    private final Random random = new Random(SEED);
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> ends = new ConcurrentHashMap<>();
    private Driver driver;
    private Db db;

    private enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    private enum State {
        UNKNOWN,
        DONE,
        FAILED
    }

    /** One write: the row that it makes, or the one that it deletes. */
    private static final class Attempt {
        private final Kind kind;
        private final Ledger row;
        private volatile State state = State.UNKNOWN;

        Attempt(Kind kind, Ledger row) {
            this.kind = kind;
            this.row = row;
        }

        @Override
        public String toString() {
            return state + " " + kind + " of " + row;
        }
    }

    @BeforeEach
    void open() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        driver = new DynamoDriverProvider()
                .create(
                        "runnel:dynamodb:eu-central-1?allowScan=true&endpoint=http://127.0.0.1:" + proxy.port(),
                        PoolOptions.DEFAULT.withSize(LEASES).withStatementTimeout(STATEMENT_TIMEOUT));
        db = Db.builder().driver(driver).models(Ledgers.MODEL, Lines.MODEL).build();
        Db patient = patient();
        patient.pushSchema().then(patient.close()).block(PATIENCE);
    }

    private Db patient() {
        return Db.builder()
                .driver(new DynamoDriverProvider()
                        .create(
                                "runnel:dynamodb:eu-central-1?allowScan=true&endpoint=" + server.endpoint(),
                                PoolOptions.DEFAULT))
                .models(Ledgers.MODEL, Lines.MODEL)
                .build();
    }

    @AfterEach
    void close() {
        db.close().block(PATIENCE);
        proxy.close();
        server.close();
    }

    @Test
    void eachVersionOfARowIsTheWorkOfOneWrite() {
        server.faults().seed(SEED);
        EnumSet.allOf(Fault.class).forEach(fault -> server.faults().rate(fault, RATE));
        Disposable cuts = Flux.interval(BETWEEN_CUTS)
                .onBackpressureDrop()
                .subscribe(n -> proxy.cut(n % 2 == 0 ? DisconnectKind.RESET : DisconnectKind.CLOSE));
        long begun = System.nanoTime();
        Flux.range(0, OPERATIONS)
                .map(n -> leaving(operation()))
                .flatMap(Function.identity(), WRITERS)
                .then()
                .block(PATIENCE);
        cuts.dispose();
        server.faults().clear();
        System.out.printf(
                "DynamoStormTest: seed %d, %d operations, %d ms, %s%n",
                SEED, OPERATIONS, (System.nanoTime() - begun) / 1_000_000, new TreeMap<>(ends));

        poolIsWhole();
        assertThat(EnumSet.allOf(Fault.class))
                .allSatisfy(fault ->
                        assertThat(server.faults().count(fault)).as("%s", fault).isPositive());
        Db after = patient();
        List<Ledger> rows = Ledgers.all().exec(after).block(PATIENCE);
        rowsAndUniqueValuesAgree(rows);
        for (Ledger row : rows) {
            assertThat(Ledgers.byName(row.name()).one(after).block(PATIENCE)).isEqualTo(row);
        }
        after.close().block(PATIENCE);
        Map<UUID, Ledger> byId = rows.stream().collect(Collectors.toMap(Ledger::id, Function.identity()));
        Map<UUID, List<Attempt>> histories =
                attempts.stream().collect(Collectors.groupingBy(attempt -> attempt.row.id()));
        assertThat(histories.keySet()).containsAll(byId.keySet());
        histories.forEach((id, history) -> isExplained(byId.get(id), history));
    }

    // ---- the operations

    private Mono<String> operation() {
        String name = name();
        String other = name();
        int drawn = random.nextInt(100);
        if (drawn < 30) {
            return insert(name);
        }
        if (drawn < 60) {
            return onRow(name, ledger -> update(ledger, ledger.name()));
        }
        if (drawn < 80) {
            return onRow(name, ledger -> update(ledger, other));
        }
        return drawn < 90 ? onRow(name, this::delete) : several(name, other);
    }

    private String name() {
        return "n" + random.nextInt(NAMES);
    }

    private Mono<String> insert(String name) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        Ledger ledger = new Ledger(id, FIRST_VERSION, name, 0, 0, Deferred.unloaded());
        return recorded(new Attempt(Kind.INSERT, ledger), Ledgers.insert(ledger).exec(db));
    }

    private Mono<String> onRow(String name, Function<Ledger, Mono<String>> write) {
        return Ledgers.byName(name).first(db).flatMap(write).defaultIfEmpty("no row");
    }

    /** Each update adds a point, so the points of a row are the number of its updates. */
    private Mono<String> update(Ledger ledger, String name) {
        Ledger next = new Ledger(
                ledger.id(), ledger.version() + 1, name, ledger.points() + 1, ledger.rate(), Deferred.unloaded());
        return recorded(
                new Attempt(Kind.UPDATE, next),
                Ledgers.update(ledger)
                        .name(name)
                        .points(l -> l.points().plus(1))
                        .exec(db)
                        .doOnNext(written -> assertThat(written).isEqualTo(next)));
    }

    private Mono<String> delete(Ledger ledger) {
        return recorded(
                new Attempt(Kind.DELETE, ledger),
                Ledgers.delete(ledger).exec(db).thenReturn(ledger));
    }

    private Mono<String> several(String one, String other) {
        return Ledgers.filter(l -> l.name().in(List.of(one, other))).exec(db).map(rows -> {
            assertThat(rows)
                    .allSatisfy(row -> assertThat(row.name()).isIn(one, other))
                    .extracting(Ledger::id)
                    .doesNotHaveDuplicates();
            return "read";
        });
    }

    private Mono<String> recorded(Attempt attempt, Mono<Ledger> write) {
        return Mono.defer(() -> {
                    attempts.add(attempt);
                    return write;
                })
                .doOnNext(done -> attempt.state = State.DONE)
                .doOnError(
                        failure -> failure instanceof RunnelException && !(failure instanceof CommitUnknownException),
                        failure -> attempt.state = State.FAILED)
                .map(done -> attempt.kind.toString());
    }

    /** Some operations are cancelled. Each ends as the contract of the driver allows. */
    private Mono<Void> leaving(Mono<String> operation) {
        boolean cancelled = random.nextDouble() < CANCELS;
        Mono<Long> end = cancelled ? Mono.delay(Duration.ofMillis(random.nextInt(LATEST_CANCEL_MILLIS))) : Mono.never();
        return operation
                .onErrorResume(
                        DynamoStormTest::isExpected,
                        failure -> Mono.just(failure.getClass().getSimpleName()))
                .takeUntilOther(end)
                .defaultIfEmpty("cancelled")
                .doOnNext(how ->
                        ends.computeIfAbsent(how, added -> new LongAdder()).increment())
                .then();
    }

    private static boolean isExpected(Throwable failure) {
        return failure instanceof ConstraintViolationException
                || failure instanceof OptimisticLockException
                || failure instanceof NotFoundException
                || failure instanceof ConflictException
                || failure instanceof CommitUnknownException
                || failure instanceof StatementTimeoutException
                || failure instanceof ConnectionLostException
                || failure instanceof ConnectFailedException refused
                        && refused.kind() == ConnectFailedException.Kind.REFUSED_CREDENTIALS;
    }

    // ---- afterwards

    private void poolIsWhole() {
        await(() -> db.pool().leased() == 0 && db.pool().waiting() == 0);
        List<Lease> leases = Flux.range(0, LEASES)
                .<Lease>flatMap(n -> driver.acquire(), LEASES)
                .collectList()
                .block(PATIENCE);
        assertThat(db.pool().leased()).isEqualTo(LEASES);
        Flux.fromIterable(leases).concatMap(Lease::release).blockLast(PATIENCE);
        assertThat(db.pool().leased()).isZero();
        assertThat(db.pool().acquireTimeouts()).isZero();
        db.close().block(PATIENCE);
        await(() -> server.openConnections() == 0);
    }

    private static void await(BooleanSupplier fact) {
        Flux.interval(Duration.ofMillis(2))
                .onBackpressureDrop()
                .takeUntil(tick -> fact.getAsBoolean())
                .blockLast(PATIENCE);
    }

    /** The items of the table of unique names are those of the rows. */
    private void rowsAndUniqueValuesAgree(List<Ledger> rows) {
        WireClient client = new WireClient(server.endpoint());
        List<String> tables = new ArrayList<>();
        client.call("ListTables", "{}").get("TableNames").forEach(name -> tables.add(name.asString()));
        tables.removeAll(List.of("ledgers", "lines"));
        assertThat(tables).hasSize(1);
        JsonNode claims = client.call("Scan", "{'TableName': '" + tables.get(0) + "', 'ConsistentRead': true}");
        assertThat(StreamSupport.stream(claims.get("Items").spliterator(), false)
                        .map(item -> text(item, "name") + " of " + UUID.fromString(text(item, "id"))))
                .as("-Drunnel.seed=%s", SEED)
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(row -> row.name() + " of " + row.id()).toList());
    }

    private static String text(JsonNode item, String attribute) {
        return item.get(attribute).get("S").asString();
    }

    /** @param row null if the row is not there */
    private static void isExplained(@Nullable Ledger row, List<Attempt> history) {
        String why = "-Drunnel.seed=" + SEED + ", writes of " + row + ": " + history;
        assertThat(only(history, Kind.UPDATE, State.DONE))
                .as(why)
                .extracting(Ledger::version)
                .doesNotHaveDuplicates();
        if (row == null) {
            isGone(history, why);
        } else {
            isThere(row, history, why);
        }
    }

    private static List<Ledger> only(List<Attempt> history, Kind kind, State... states) {
        return history.stream()
                .filter(attempt -> attempt.kind == kind && List.of(states).contains(attempt.state))
                .map(attempt -> attempt.row)
                .toList();
    }

    private static void isGone(List<Attempt> history, String why) {
        List<Ledger> deleted = only(history, Kind.DELETE, State.DONE);
        assertThat(deleted).as(why).hasSizeLessThanOrEqualTo(1);
        if (only(history, Kind.INSERT, State.DONE).isEmpty()) {
            return;
        }
        long last = only(history, Kind.UPDATE, State.DONE).stream()
                .mapToLong(Ledger::version)
                .max()
                .orElse(FIRST_VERSION);
        assertThat(deleted.isEmpty() ? only(history, Kind.DELETE, State.UNKNOWN) : deleted)
                .as(why)
                .anySatisfy(at -> assertThat(at.version()).isGreaterThanOrEqualTo(last));
    }

    private static void isThere(Ledger row, List<Attempt> history, String why) {
        assertThat(only(history, Kind.INSERT, State.DONE, State.UNKNOWN))
                .as(why)
                .hasSize(1);
        assertThat(only(history, Kind.DELETE, State.DONE)).as(why).isEmpty();
        assertThat(row.points()).as(why).isEqualTo(row.version() - FIRST_VERSION);
        List<Ledger> done = only(history, Kind.UPDATE, State.DONE);
        assertThat(done)
                .as(why)
                .allSatisfy(update -> assertThat(update.version()).isLessThanOrEqualTo(row.version()));
        assertThat(only(history, Kind.UPDATE, State.DONE, State.UNKNOWN))
                .as(why)
                .extracting(Ledger::version)
                .containsAll(LongStream.rangeClosed(FIRST_VERSION + 1, row.version())
                        .boxed()
                        .toList());
        if (row.version() > FIRST_VERSION) {
            boolean known = done.stream().anyMatch(update -> update.version() == row.version());
            assertThat(known ? done : only(history, Kind.UPDATE, State.UNKNOWN))
                    .as(why)
                    .contains(row);
        }
    }
}
