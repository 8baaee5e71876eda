package dev.runnel.driver.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnel.Db;
import dev.runnel.Deferred;
import dev.runnel.dynamo.server.DynamoServer;
import dev.runnel.dynamo.server.fault.Fault;
import dev.runnel.error.ChunkFailedException;
import dev.runnel.error.CommitUnknownException;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.fault.DisconnectKind;
import dev.runnel.tck.fault.NetworkCondition;
import dev.runnel.tck.fault.TcpProxy;
import dev.runnel.tck.scenario.basic.Account;
import dev.runnel.tck.scenario.basic.Accounts;
import dev.runnel.tck.scenario.series.Reading;
import dev.runnel.tck.scenario.series.Readings;
import dev.runnel.tck.scenario.series.Sensor;
import dev.runnel.tck.scenario.series.Sensors;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Statements on a server or a network with faults. A sensor is written by a single call; an account has unique values, so it is written by a transact write.
 * The tables are read by a second Db, which has no faults.
 */
class DynamoFaultTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final Duration PROMISED = Duration.ofMillis(100);
    private static final int ROUNDS = 9;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate SECOND_DAY = LocalDate.of(2026, 3, 2);

    private final DynamoServer server = DynamoServer.start();
    private final TcpProxy proxy = new TcpProxy("127.0.0.1", server.endpoint().getPort());
    private final List<String> operations = new CopyOnWriteArrayList<>();
    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final List<Db> opened = new ArrayList<>();
    private Db direct;

    @BeforeEach
    void createTables() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        direct = open(server.endpoint(), PoolOptions.DEFAULT);
        direct.pushSchema().block(PATIENCE);
        server.observe(call -> {
            operations.add(call.operation());
            bodies.add(call.request());
        });
    }

    @AfterEach
    void close() {
        opened.forEach(db -> db.close().block(PATIENCE));
        proxy.close();
        server.close();
    }

    private Db open(URI endpoint, PoolOptions pool) {
        Db db = Db.builder()
                .driver(new DynamoDriverProvider()
                        .create("runnel:dynamodb:eu-central-1?allowScan=true&endpoint=" + endpoint, pool))
                .models(Accounts.MODEL, Sensors.MODEL, Readings.MODEL)
                .build();
        opened.add(db);
        return db;
    }

    private Db patient() {
        return warm(open(server.endpoint(), PoolOptions.DEFAULT.withSize(3)));
    }

    private Db impatient() {
        return warm(open(server.endpoint(), PoolOptions.DEFAULT.withSize(3).withStatementTimeout(SHORT)));
    }

    private Db proxied(PoolOptions pool) {
        return warm(open(URI.create("http://127.0.0.1:" + proxy.port()), pool.withSize(3)));
    }

    /** The first call opens the client, which takes longer than the short timeout. */
    private Db warm(Db db) {
        Sensors.byKey("none", "none").first(db).block(PATIENCE);
        operations.clear();
        bodies.clear();
        return db;
    }

    private static Mono<Account> account(Db db, String name) {
        return Accounts.create().name(name).email(name + "@x").exec(db);
    }

    private static Mono<Sensor> sensor(Db db, String name) {
        return Sensors.create().plant("north").name(name).exec(db);
    }

    private static Mono<Reading> reading(Db db, int minute, LocalDate day) {
        return Readings.create()
                .source(new Sensor("north", "a", Deferred.unloaded()))
                .at(Instant.EPOCH.plusSeconds(60L * minute))
                .measured(BigDecimal.valueOf(minute))
                .day(day)
                .exec(db);
    }

    /** The names in the table. Each row is found by its unique value too, and no unique value has another row. */
    private List<String> accounts() {
        List<Account> rows = Accounts.all().exec(direct).block(PATIENCE);
        for (Account row : rows) {
            assertThat(Accounts.byEmail(row.email()).one(direct).block(PATIENCE))
                    .isEqualTo(row);
        }
        return rows.stream().map(Account::name).sorted().toList();
    }

    private List<String> sensors() {
        return Sensors.all().exec(direct).block(PATIENCE).stream()
                .map(Sensor::name)
                .sorted()
                .toList();
    }

    private List<Reading> readings() {
        return Readings.filter(r -> r.plant().eq("north").and(r.sensor().eq("a")))
                .orderBy(r -> r.at().asc())
                .exec(direct)
                .block(PATIENCE);
    }

    private <E extends RunnelException> E fails(Class<E> type, Mono<?> statement) {
        long begun = System.nanoTime();
        Throwable failure = catchThrowable(() -> statement.block(PATIENCE));
        assertThat(failure).isInstanceOf(type);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        return type.cast(failure);
    }

    /** The Db works, and its pool has all leases. */
    private void heals(Db db) {
        server.faults().clear();
        proxy.becomes(NetworkCondition.WELL);
        await(() -> db.pool().leased() == 0);
        sensor(db, "healed").block(PATIENCE);
        Sensors.byKey("north", "healed").delete().exec(db).block(PATIENCE);
    }

    private static void await(BooleanSupplier fact) {
        Flux.interval(Duration.ofMillis(1))
                .onBackpressureDrop()
                .takeUntil(tick -> fact.getAsBoolean())
                .blockLast(PATIENCE);
    }

    private long calls(String operation) {
        return operations.stream().filter(operation::equals).count();
    }

    // ---- throttled, failed and in conflict

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"THROTTLED", "TRANSACTION_CONFLICT"})
    void aWriteThatDidNotHappenIsRepeated(Fault fault) {
        Db db = patient();
        server.faults().next(fault, 6, Set.of("PutItem", "TransactWriteItems"));
        sensor(db, "a").block(PATIENCE);
        assertThat(calls("PutItem")).isEqualTo(7);
        server.faults().next(fault, 6, Set.of("PutItem", "TransactWriteItems"));
        account(db, "Ann").block(PATIENCE);
        assertThat(calls("TransactWriteItems")).isEqualTo(7);
        assertThat(sensors()).containsExactly("a");
        assertThat(accounts()).containsExactly("Ann");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"THROTTLED", "SERVER_ERROR"})
    void aReadIsRepeated(Fault fault) {
        account(direct, "Ann").block(PATIENCE);
        Db db = patient();
        server.faults().next(fault, 5);
        assertThat(Accounts.byEmail("Ann@x").one(db).block(PATIENCE).name()).isEqualTo("Ann");
        assertThat(server.faults().count(fault)).isEqualTo(5);
        assertThat(calls("GetItem")).isEqualTo(7);
    }

    @Test
    void aStatementThatIsThrottledTooLongIsTimeout() {
        Db db = impatient();
        server.faults().rate(Fault.THROTTLED, 1);
        fails(StatementTimeoutException.class, sensor(db, "a"));
        fails(StatementTimeoutException.class, account(db, "Ann"));
        fails(StatementTimeoutException.class, Sensors.all().exec(db));
        heals(db);
        assertThat(sensors()).isEmpty();
        assertThat(accounts()).isEmpty();
    }

    @Test
    void aStatementInConflictForTooLongIsConflict() {
        Db db = impatient();
        server.faults().rate(Fault.TRANSACTION_CONFLICT, 1);
        fails(ConflictException.class, sensor(db, "a"));
        fails(ConflictException.class, account(db, "Ann"));
        assertThat(calls("PutItem")).isGreaterThan(1);
        heals(db);
        assertThat(sensors()).isEmpty();
        assertThat(accounts()).isEmpty();
    }

    @Test
    void aFailedTransactIsRepeatedAndAFailedSingleWriteIsUnknown() {
        Db db = patient();
        server.faults().next(Fault.SERVER_ERROR, 3, Set.of("TransactWriteItems"));
        account(db, "Ann").block(PATIENCE);
        server.faults().next(Fault.SERVER_ERROR, 1, Set.of("PutItem"));
        fails(CommitUnknownException.class, sensor(db, "a"));
        assertThat(calls("PutItem")).isEqualTo(1);
        assertThat(accounts()).containsExactly("Ann");
        assertThat(sensors()).isEmpty();
    }

    /** The server may have executed a write before it failed. */
    @Test
    void aServerThatFailsForTooLongIsTimeoutForReadsAndUnknownForWrites() {
        Db db = impatient();
        server.faults().rate(Fault.SERVER_ERROR, 1);
        StatementTimeoutException timeout =
                fails(StatementTimeoutException.class, Sensors.all().exec(db));
        assertThat(timeout.names()).containsEntry("statementTimeout", SHORT.toString());
        fails(CommitUnknownException.class, account(db, "Ann"));
        heals(db);
        assertThat(accounts()).isEmpty();
    }

    @Test
    void noRowIsLeftOutOrDoubledWhileKeysAreUnprocessed() {
        List<Account> all = IntStream.range(0, 230)
                .mapToObj(n -> account(direct, "n" + n).block(PATIENCE))
                .toList();
        Db db = patient();
        server.faults().rate(Fault.UNPROCESSED, 0.5);
        List<Account> found =
                Accounts.byIds(all.stream().map(Account::id).toList()).exec(db).block(PATIENCE);
        assertThat(server.faults().count(Fault.UNPROCESSED)).isPositive();
        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void keysThatStayUnprocessedAreTimeout() {
        List<Account> two = List.of(
                account(direct, "Ann").block(PATIENCE), account(direct, "Bob").block(PATIENCE));
        Db db = impatient();
        server.faults().rate(Fault.UNPROCESSED, 1);
        fails(
                StatementTimeoutException.class,
                Accounts.byIds(two.stream().map(Account::id).toList()).exec(db));
        heals(db);
    }

    // ---- the answer is lost after the write

    @Test
    void aSingleWriteWhoseAnswerIsLostIsUnknownAndNotRepeated() {
        reading(direct, 1, FIRST_DAY).block(PATIENCE);
        Db db = patient();
        server.faults().next(Fault.ANSWER_LOST, 1);
        fails(CommitUnknownException.class, sensor(db, "a"));
        assertThat(sensors()).containsExactly("a");
        server.faults().next(Fault.ANSWER_LOST, 1);
        fails(
                CommitUnknownException.class,
                atMinute(1).update().measured(BigDecimal.TEN).exec(db));
        assertThat(readings()).singleElement().returns(BigDecimal.TEN, Reading::measured);
        server.faults().next(Fault.ANSWER_LOST, 1);
        fails(CommitUnknownException.class, atMinute(1).delete().exec(db));
        assertThat(readings()).isEmpty();
        assertThat(List.of(calls("PutItem"), calls("UpdateItem"), calls("DeleteItem")))
                .containsOnly(1L);
    }

    private static Readings.Query atMinute(int minute) {
        return Readings.byKey("north", "a", Instant.EPOCH.plusSeconds(60L * minute));
    }

    @Test
    void aTransactWhoseAnswerIsLostIsRepeatedWithItsTokenAndWrittenOnce() {
        Db db = patient();
        server.faults().next(Fault.ANSWER_LOST, 3);
        account(db, "Ann").block(PATIENCE);
        assertThat(bodies.stream()
                        .filter(body -> body.has("TransactItems"))
                        .map(body -> body.get("ClientRequestToken").asString()))
                .hasSize(4)
                .containsOnly(bodies.get(0).get("ClientRequestToken").asString());
        assertThat(accounts()).containsExactly("Ann");
    }

    @Test
    void aTransactWithoutAnyAnswerIsUnknown() {
        Db db = impatient();
        server.faults().rate(Fault.ANSWER_LOST, 1);
        fails(CommitUnknownException.class, account(db, "Ann"));
        heals(db);
        assertThat(accounts()).containsExactly("Ann");
    }

    /** The first attempt was executed, so the last one, which was throttled, says nothing. */
    @Test
    void aTransactIsUnknownIfOnlyItsFirstAnswerWasLost() {
        Db db = impatient();
        server.faults().next(Fault.ANSWER_LOST, 1, Set.of("TransactWriteItems"));
        server.faults().next(Fault.THROTTLED, 1_000, Set.of("TransactWriteItems"));
        fails(CommitUnknownException.class, account(db, "Ann"));
        heals(db);
        assertThat(accounts()).containsExactly("Ann");
    }

    @Test
    void aChunkWithoutAnAnswerIsUnknownAndTheChunksBeforeItStay() {
        Db db = impatient();
        List<Sensors.Create> sensors = IntStream.range(0, 250)
                .mapToObj(n -> Sensors.create().plant("north").name("n" + n))
                .toList();
        server.observe(call -> {
            if (call.operation().equals("TransactWriteItems") && calls("TransactWriteItems") == 2) {
                server.faults().next(Fault.STALLED, 1);
            }
        });
        ChunkFailedException failed = fails(
                ChunkFailedException.class,
                Sensors.createMany(sensors).inChunks().exec(db));
        assertThat(failed).hasCauseInstanceOf(CommitUnknownException.class);
        assertThat(failed.rows()).isEqualTo(100);
        assertThat(calls("TransactWriteItems")).isEqualTo(2);
        heals(db);
        assertThat(sensors()).hasSize(100);
    }

    // ---- stalled

    @Test
    void aStalledReadIsTimeout() {
        sensor(direct, "a").block(PATIENCE);
        Db db = impatient();
        server.faults().next(Fault.STALLED, 1);
        StatementTimeoutException timeout = fails(
                StatementTimeoutException.class, Sensors.byKey("north", "a").one(db));
        assertThat(timeout.names()).containsEntry("statementTimeout", SHORT.toString());
        heals(db);
    }

    @Test
    void aStalledWriteIsUnknown() {
        Db db = impatient();
        server.faults().next(Fault.STALLED, 2);
        fails(CommitUnknownException.class, sensor(db, "a"));
        fails(CommitUnknownException.class, account(db, "Ann"));
        assertThat(operations).containsExactly("PutItem", "TransactWriteItems");
        heals(db);
        assertThat(sensors()).isEmpty();
        assertThat(accounts()).isEmpty();
    }

    @Test
    void aWriteBeforeTheAnswersStallIsUnknown() {
        Db db = proxied(PoolOptions.DEFAULT.withStatementTimeout(SHORT));
        proxy.becomes(NetworkCondition.WITHOUT_ANSWERS);
        fails(CommitUnknownException.class, sensor(db, "a"));
        fails(CommitUnknownException.class, account(db, "Ann"));
        heals(db);
        assertThat(sensors()).containsExactly("a");
        assertThat(accounts()).containsExactly("Ann");
    }

    @Test
    void aStalledPageIsTimeoutAfterTheRowsBefore() {
        String end = "x".repeat(1_000);
        for (int from = 1_000; from < 2_200; from += 100) {
            Sensors.createMany(IntStream.range(from, from + 100)
                            .mapToObj(n -> Sensors.create().plant("north").name(n + end))
                            .toList())
                    .exec(direct)
                    .block(PATIENCE);
        }
        Db db = impatient();
        List<String> rows = new CopyOnWriteArrayList<>();
        server.observe(call -> {
            if (call.request().has("ExclusiveStartKey")) {
                server.faults().next(Fault.STALLED, 1);
            }
        });
        fails(
                StatementTimeoutException.class,
                Sensors.byPlant("north")
                        .orderBy(s -> s.name().asc())
                        .all(db)
                        .doOnNext(row -> rows.add(row.name()))
                        .then());
        assertThat(rows).hasSizeBetween(900, 1_100).isSorted().doesNotHaveDuplicates();
        heals(db);
    }

    // ---- cut

    @ParameterizedTest
    @EnumSource(DisconnectKind.class)
    void aReadThatIsCutOffIsRepeated(DisconnectKind how) {
        sensor(direct, "a").block(PATIENCE);
        Db db = proxied(PoolOptions.DEFAULT);
        proxy.before("GetItem", connection -> connection.cut(how));
        assertThat(Sensors.byKey("north", "a").one(db).block(PATIENCE).name()).isEqualTo("a");
        heals(db);
    }

    @ParameterizedTest
    @EnumSource(DisconnectKind.class)
    void aWriteThatIsCutOffIsRepeatedOnlyWithAToken(DisconnectKind how) {
        Db db = proxied(PoolOptions.DEFAULT);
        proxy.before("TransactWriteItems", connection -> connection.cut(how));
        account(db, "Ann").block(PATIENCE);
        proxy.before("PutItem", connection -> connection.cut(how));
        fails(CommitUnknownException.class, sensor(db, "a"));
        heals(db);
        assertThat(accounts()).containsExactly("Ann");
        assertThat(sensors()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DisconnectKind.class)
    void anIdleConnectionThatWasCutIsNotUsed(DisconnectKind how) {
        Db db = proxied(PoolOptions.DEFAULT);
        int before = server.openConnections();
        proxy.cut(how);
        await(() -> server.openConnections() < before && proxy.connections() == 0);
        Mono.delay(PROMISED).block();
        sensor(db, "a").block(PATIENCE);
        assertThat(sensors()).containsExactly("a");
    }

    @Test
    void everythingWorksByteByByte() {
        Db db = proxied(PoolOptions.DEFAULT);
        proxy.becomes(NetworkCondition.BYTE_BY_BYTE);
        sensor(db, "a").block(PATIENCE);
        Account ann = account(db, "Ann").block(PATIENCE);
        assertThat(Accounts.byEmail("Ann@x").one(db).block(PATIENCE)).isEqualTo(ann);
        assertThat(Sensors.all().exec(db).block(PATIENCE)).hasSize(1);
    }

    // ---- indexes that are behind

    @Test
    void anIndexThatIsBehindMissesARowAndFindsItLater() {
        server.setIndexDelay(Duration.ofMillis(200));
        Db db = patient();
        Reading written = reading(db, 1, FIRST_DAY).block(PATIENCE);
        assertThat(onDay(FIRST_DAY).exec(db).block(PATIENCE)).isEmpty();
        assertThat(atMinute(1).exec(db).block(PATIENCE)).containsExactly(written);
        server.advanceClock(Duration.ofMillis(250));
        assertThat(onDay(FIRST_DAY).exec(db).block(PATIENCE)).containsExactly(written);
    }

    private static Readings.Query onDay(LocalDate day) {
        return Readings.filter(r -> r.day().eq(day));
    }

    @Test
    void aStaleIndexLeadsToNoWrongWrite() {
        server.setIndexDelay(Duration.ofMillis(200));
        Db db = patient();
        reading(db, 1, FIRST_DAY).block(PATIENCE);
        server.advanceClock(Duration.ofMillis(250));
        atMinute(1).update().day(SECOND_DAY).exec(db).block(PATIENCE);
        fails(
                ConflictException.class,
                onDay(FIRST_DAY).update().measured(BigDecimal.TEN).exec(db));
        fails(ConflictException.class, onDay(FIRST_DAY).delete().exec(db));
        assertThat(readings()).singleElement().returns(BigDecimal.ONE, Reading::measured);
        server.advanceClock(Duration.ofMillis(250));
        assertThat(onDay(FIRST_DAY)
                        .update()
                        .measured(BigDecimal.TEN)
                        .exec(db)
                        .block(PATIENCE)
                        .matched())
                .isZero();
        assertThat(onDay(SECOND_DAY)
                        .update()
                        .measured(BigDecimal.TEN)
                        .exec(db)
                        .block(PATIENCE)
                        .matched())
                .isEqualTo(1);
    }

    @Test
    void aRowThatAStaleIndexFindsIsNotWrittenAnew() {
        server.setIndexDelay(Duration.ofMillis(200));
        Db db = patient();
        reading(db, 1, FIRST_DAY).block(PATIENCE);
        server.advanceClock(Duration.ofMillis(250));
        atMinute(1).delete().exec(db).block(PATIENCE);
        fails(
                ConflictException.class,
                onDay(FIRST_DAY).update().measured(BigDecimal.TEN).exec(db));
        assertThat(readings()).isEmpty();
    }

    // ---- credentials

    @Test
    void expiredCredentialsAreRefusedAndResolvedAgain() {
        sensor(direct, "a").block(PATIENCE);
        Db db = patient();
        server.faults().next(Fault.EXPIRED_CREDENTIALS, 2);
        ConnectFailedException refused =
                fails(ConnectFailedException.class, Sensors.byKey("north", "a").one(db));
        assertThat(refused.kind()).isEqualTo(ConnectFailedException.Kind.REFUSED_CREDENTIALS);
        fails(ConnectFailedException.class, sensor(db, "b"));
        heals(db);
        assertThat(sensors()).containsExactly("a");
    }

    @Test
    void concurrentStatementsHaveCredentialsWhileTheyAreResolvedAgain() {
        sensor(direct, "a").block(PATIENCE);
        Db db = warm(open(server.endpoint(), PoolOptions.DEFAULT));
        server.faults().rate(Fault.EXPIRED_CREDENTIALS, 0.5);
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        Flux.range(0, 400)
                .flatMap(
                        n -> Sensors.byKey("north", "a").one(db).onErrorResume(failure -> {
                            failures.add(failure);
                            return Mono.empty();
                        }),
                        32)
                .blockLast(PATIENCE);
        assertThat(failures).hasSizeBetween(100, 300).hasOnlyElementsOfType(ConnectFailedException.class);
        heals(db);
    }

    @Test
    void missingCredentialsAreNoUnknownWrite() {
        System.setProperty("aws.disableEc2Metadata", "true");
        System.clearProperty("aws.accessKeyId");
        try {
            Db db = open(server.endpoint(), PoolOptions.DEFAULT);
            ConnectFailedException missing = fails(ConnectFailedException.class, sensor(db, "a"));
            assertThat(missing.kind()).isEqualTo(ConnectFailedException.Kind.OTHER);
            System.setProperty("aws.accessKeyId", "test");
            heals(db);
        } finally {
            System.setProperty("aws.accessKeyId", "test");
            System.clearProperty("aws.disableEc2Metadata");
        }
        assertThat(sensors()).isEmpty();
    }

    // ---- cancel

    @Test
    void aCancelClosesTheConnectionsAndReturnsTheLease() {
        Sensor a = sensor(direct, "a").block(PATIENCE);
        Db db = patient();
        cancelsInTime(db, 1, Sensors.byKey("north", "a").one(db));
        cancelsInTime(db, 1, sensor(db, "b"));
        cancelsInTime(db, 1, account(db, "Ann"));
        heals(db);
        assertThat(sensors()).containsExactly(a.name());
        assertThat(accounts()).isEmpty();
    }

    @Test
    void aCancelClosesTheCallsAtOnceAndSendsNoMore() {
        for (int n = 0; n < 20; n++) {
            sensor(direct, "s" + n).block(PATIENCE);
        }
        Db db = patient();
        Mono<List<Sensor>> include = Sensors.filter(s -> s.plant().eq("north"))
                .include(s -> s.readings())
                .exec(db);
        assertThat(include.block(PATIENCE)).hasSize(20);
        server.observe(call -> {
            if (call.request().get("TableName").asString().equals("readings")) {
                server.faults().next(Fault.STALLED, 1);
            }
        });
        operations.clear();
        cancelsInTime(db, Calls.CONCURRENCY, include);
        assertThat(operations).hasSize(ROUNDS * (1 + Calls.CONCURRENCY));
        server.faults().clear();
    }

    /** Only the median is compared: one round may be as slow as the machine. */
    private void cancelsInTime(Db db, int calls, Mono<?> statement) {
        List<Duration> delays = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            if (calls == 1) {
                server.faults().next(Fault.STALLED, 1);
            }
            int stalled = server.faults().count(Fault.STALLED);
            Disposable running = statement.subscribe();
            await(() -> server.faults().count(Fault.STALLED) == stalled + calls);
            int open = server.openConnections();
            long cancelled = System.nanoTime();
            running.dispose();
            await(() -> server.openConnections() <= open - calls && db.pool().leased() == 0);
            delays.add(Duration.ofNanos(System.nanoTime() - cancelled));
        }
        Collections.sort(delays);
        assertThat(delays.get(ROUNDS / 2)).isLessThan(PROMISED);
    }
}
