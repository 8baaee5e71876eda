package dev.runnel.driver.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Db;
import dev.runnel.Deferred;
import dev.runnel.Page;
import dev.runnel.dynamo.server.DynamoServer;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.scenario.series.Reading;
import dev.runnel.tck.scenario.series.Readings;
import dev.runnel.tck.scenario.series.Sensor;
import dev.runnel.tck.scenario.series.Sensors;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The exact calls of statements on a Db that allows no scans. */
class DynamoCallsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final DynamoServer server = DynamoServer.start();
    private final List<String> operations = new CopyOnWriteArrayList<>();
    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private Db db;

    @BeforeEach
    void open() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        db = Db.builder()
                .driver(new DynamoDriverProvider()
                        .create("runnel:dynamodb:eu-central-1?endpoint=" + server.endpoint(), PoolOptions.DEFAULT))
                .models(Sensors.MODEL, Readings.MODEL, Users.MODEL, Todos.MODEL, Steps.MODEL, Categories.MODEL)
                .build();
        db.pushSchema().block(PATIENCE);
        for (String sensor : List.of("a", "b")) {
            Sensors.create().plant("north").name(sensor).exec(db).block(PATIENCE);
        }
        for (int minute = 0; minute < 10; minute++) {
            reading("a", minute);
        }
        reading("b", 0);
        server.observe(call -> {
            operations.add(call.operation());
            bodies.add(call.request());
        });
    }

    @AfterEach
    void close() {
        db.close().block(PATIENCE);
        server.close();
    }

    private void reading(String sensor, int minute) {
        Readings.create()
                .source(new Sensor("north", sensor, Deferred.unloaded()))
                .at(at(minute))
                .measured(BigDecimal.valueOf(minute))
                .day(LocalDate.of(2026, 3, 1))
                .exec(db)
                .block(PATIENCE);
    }

    private static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    private static Readings.Query readings(String sensor) {
        return Readings.filter(r -> r.plant().eq("north").and(r.sensor().eq(sensor)));
    }

    private static List<Integer> minutes(List<Reading> readings) {
        return readings.stream().map(reading -> reading.measured().intValue()).toList();
    }

    private void assertRefused(ThrowingCallable statement) {
        assertThatThrownBy(statement)
                .isInstanceOfSatisfying(
                        UnsupportedFeatureException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.SCAN_NOT_ALLOWED));
        assertThat(operations).isEmpty();
    }

    @Test
    void scansAreRejectedBeforeAnyCall() {
        assertRefused(() -> Sensors.all().exec(db).block(PATIENCE));
        assertRefused(() -> Sensors.all().count(db).block(PATIENCE));
        assertRefused(() -> Sensors.all().all(db).blockLast(PATIENCE));
        assertRefused(
                () -> Readings.filter(r -> r.sensor().eq("a")).delete().exec(db).block(PATIENCE));
        assertThatThrownBy(
                        () -> Readings.filter(r -> r.sensor().eq("a")).exec(db).block(PATIENCE))
                .hasMessageContaining("missing index: sensor");
    }

    @Test
    void aStatementMayAllowScans() {
        assertThat(Sensors.all().allowScan().exec(db).block(PATIENCE)).hasSize(2);
        assertThat(Sensors.all().count().allowScan().exec(db).block(PATIENCE)).isEqualTo(2);
        assertThat(Sensors.all().allowScan().all(db).collectList().block(PATIENCE))
                .hasSize(2);
        assertThat(operations).containsExactly("Scan", "Scan", "Scan");
        assertThat(db.explain(Sensors.all().allowScan())).contains("allow scan").contains("scan ->");
        assertThat(Readings.filter(r -> r.sensor().eq("b"))
                        .allowScan()
                        .delete()
                        .exec(db)
                        .block(PATIENCE)
                        .matched())
                .isEqualTo(1);
        assertThat(db.batch(List.of(Sensors.all().count().allowScan())).block(PATIENCE))
                .containsExactly(2L);
    }

    @Test
    void anIncludeByTheBeginningOfTheKeyIsAQueryForEachParent() {
        List<Sensor> sensors = Sensors.filter(
                        s -> s.plant().eq("north").and(s.name().in(List.of("a", "b"))))
                .include(s -> s.readings())
                .exec(db)
                .block(PATIENCE);
        assertThat(sensors).extracting(sensor -> sensor.readings().get().size()).containsExactlyInAnyOrder(10, 1);
        assertThat(operations).containsExactlyInAnyOrder("Query", "Query", "Query");
    }

    @Test
    void aLimitInTheOrderOfTheKeyReadsThatManyItems() {
        List<Reading> latest =
                readings("a").orderBy(r -> r.at().desc()).limit(3).exec(db).block(PATIENCE);
        assertThat(minutes(latest)).containsExactly(9, 8, 7);
        assertThat(operations).containsExactly("Query");
        assertThat(bodies.get(0).get("Limit").asInt()).isEqualTo(3);
        assertThat(bodies.get(0).get("ScanIndexForward").asBoolean()).isFalse();
        assertThat(bodies.get(0).get("ConsistentRead").asBoolean()).isTrue();
    }

    @Test
    void aRangeOfTheSortColumnIsPartOfTheQuery() {
        assertThat(minutes(readings("a")
                        .filter(r -> r.at().gt(at(2)).and(r.at().le(at(5))))
                        .orderBy(r -> r.at().asc())
                        .exec(db)
                        .block(PATIENCE)))
                .containsExactly(3, 4, 5);
        assertThat(bodies.get(0).get("KeyConditionExpression").asString()).contains("BETWEEN");
        assertThat(minutes(readings("a")
                        .filter(r -> r.at().gt(at(2)).and(r.at().lt(at(5))))
                        .orderBy(r -> r.at().asc())
                        .limit(2)
                        .exec(db)
                        .block(PATIENCE)))
                .containsExactly(3, 4);
    }

    @Test
    void aPageGoesOnFromItsCursor() {
        Readings.Query query = readings("a").orderBy(r -> r.at().asc());
        Page<Reading> first = query.page(3, db).block(PATIENCE);
        assertThat(minutes(first.items())).containsExactly(0, 1, 2);
        assertThat(operations).containsExactly("Query");
        assertThat(bodies.get(0).get("Limit").asInt()).isEqualTo(4);
        operations.clear();
        bodies.clear();
        Page<Reading> second =
                query.after(first.next().orElseThrow()).page(3, db).block(PATIENCE);
        assertThat(minutes(second.items())).containsExactly(3, 4, 5);
        assertThat(operations).containsExactly("Query", "Query");
        assertThat(bodies.get(0).get("Limit").asInt()).isEqualTo(4);
        assertThat(bodies.get(1).get("Limit").asInt()).isEqualTo(1);
        Page<Reading> back =
                query.before(second.previous().orElseThrow()).page(3, db).block(PATIENCE);
        assertThat(minutes(back.items())).containsExactly(0, 1, 2);
        assertThat(back.previous()).isEmpty();
    }

    @Test
    void aConditionIsAFilterExpressionAndTestedAgain() {
        assertThat(minutes(readings("a")
                        .filter(r -> r.measured()
                                .ge(BigDecimal.valueOf(7))
                                .or(r.measured().eq(BigDecimal.ONE)))
                        .orderBy(r -> r.at().desc())
                        .limit(3)
                        .exec(db)
                        .block(PATIENCE)))
                .containsExactly(9, 8, 7);
        assertThat(operations).containsExactly("Query");
        assertThat(bodies.get(0).has("FilterExpression")).isTrue();
        assertThat(bodies.get(0).has("Limit")).isFalse();
    }

    @Test
    void theStoreCounts() {
        assertThat(readings("a").count(db).block(PATIENCE)).isEqualTo(10);
        assertThat(readings("a")
                        .filter(r -> r.measured().lt(BigDecimal.valueOf(4)))
                        .count(db)
                        .block(PATIENCE))
                .isEqualTo(4);
        assertThat(operations).containsExactly("Query", "Query");
        assertThat(bodies)
                .allSatisfy(body -> assertThat(body.get("Select").asString()).isEqualTo("COUNT"));
    }

    @Test
    void anEventualQueryIsNotConsistent() {
        assertThat(readings("a").eventual().exec(db).block(PATIENCE)).hasSize(10);
        assertThat(bodies.get(0).get("ConsistentRead").asBoolean()).isFalse();
        assertThat(db.explain(readings("a").eventual())).contains("eventually consistent");
    }

    @Test
    void anOrOfKeysReadsEachOfThemAndNoItemTwice() {
        List<Reading> found = Readings.filter(r -> r.plant()
                        .eq("north")
                        .and(r.sensor().eq("a"))
                        .and(r.at().eq(at(1)))
                        .or(r.plant().eq("north").and(r.sensor().eq("b")))
                        .or(r.day()
                                .eq(LocalDate.of(2026, 3, 1))
                                .and(r.measured().lt(BigDecimal.valueOf(2)))))
                .exec(db)
                .block(PATIENCE);
        assertThat(minutes(found)).containsExactlyInAnyOrder(0, 1, 0);
        assertThat(operations).containsExactlyInAnyOrder("GetItem", "Query", "Query");
    }

    @Test
    void aWriteByKeyIsOneCall() {
        assertThat(readings("a")
                        .filter(r -> r.at().eq(at(1)))
                        .update()
                        .measured(BigDecimal.TEN)
                        .exec(db)
                        .block(PATIENCE)
                        .matched())
                .isEqualTo(1);
        assertThat(readings("a")
                        .filter(r -> r.at().eq(at(99)))
                        .update()
                        .measured(BigDecimal.TEN)
                        .exec(db)
                        .block(PATIENCE)
                        .matched())
                .isZero();
        assertThat(readings("a")
                        .filter(r -> r.at().eq(at(1)))
                        .delete()
                        .exec(db)
                        .block(PATIENCE)
                        .matched())
                .isEqualTo(1);
        assertThat(operations).containsExactly("UpdateItem", "UpdateItem", "DeleteItem");
    }

    @Test
    void anEmptyRangeIsNoCall() {
        assertThat(readings("a")
                        .filter(r -> r.at().gt(at(5)).and(r.at().lt(at(2))))
                        .exec(db)
                        .block(PATIENCE))
                .isEmpty();
        assertThat(operations).isEmpty();
    }

    // ---- chunks

    @Test
    void aCreateInChunksIsATransactionForEachHundredItems() {
        assertThat(Categories.createMany(
                                Collections.nCopies(250, Categories.create().name("c")))
                        .inChunks()
                        .exec(db)
                        .block(PATIENCE)
                        .chunks())
                .isEqualTo(3);
        assertThat(operations).containsExactly("TransactWriteItems", "TransactWriteItems", "TransactWriteItems");
        assertThat(bodies).extracting(DynamoCallsTest::items).containsExactly(100, 100, 50);
    }

    @Test
    void aRowAndItsUniqueValueAreInOneTransaction() {
        List<Users.Create> users = IntStream.range(0, 51)
                .mapToObj(n -> Users.create().name("u").email("e" + n))
                .toList();
        assertThat(Users.createMany(users).inChunks().exec(db).block(PATIENCE).chunks())
                .isEqualTo(2);
        assertThat(bodies).extracting(DynamoCallsTest::items).containsExactly(100, 2);
    }

    @Test
    void anUpdateInChunksReadsOnce() {
        assertThat(readings("a")
                        .update()
                        .measured(BigDecimal.TEN)
                        .inChunks()
                        .exec(db)
                        .block(PATIENCE)
                        .chunks())
                .isEqualTo(1);
        assertThat(operations).containsExactly("Query", "TransactWriteItems");
        assertThat(items(bodies.get(1))).isEqualTo(10);
    }

    /** The size of new items is known before the call. */
    @Test
    void aChunkWithTooManyBytesIsDivided() {
        List<Categories.Create> long60 =
                Collections.nCopies(60, Categories.create().name("x".repeat(100_000)));
        assertTooLarge(() -> Categories.createMany(long60).exec(db).block(PATIENCE));
        assertThat(operations).isEmpty();
        assertThat(Categories.createMany(long60)
                        .inChunks()
                        .exec(db)
                        .block(PATIENCE)
                        .chunks())
                .isEqualTo(2);
        assertThat(operations).containsExactly("TransactWriteItems", "TransactWriteItems");
    }

    /** The size of an item after an update is known to the database. */
    @Test
    void aChunkThatTheDatabaseRejectsIsDivided() {
        Categories.createMany(Collections.nCopies(60, Categories.create().name("c")))
                .exec(db)
                .block(PATIENCE);
        var update = Categories.all().allowScan().update().name("x".repeat(100_000));
        operations.clear();
        assertTooLarge(() -> update.exec(db).block(PATIENCE));
        operations.clear();
        assertThat(update.inChunks().exec(db).block(PATIENCE).chunks()).isEqualTo(2);
        assertThat(operations)
                .containsExactly("Scan", "TransactWriteItems", "TransactWriteItems", "TransactWriteItems");
    }

    @Test
    void aBatchIsOneTransaction() {
        db.batch(
                        Categories.create().name("c"),
                        Users.create().name("u").email("e"),
                        readings("a").filter(r -> r.at().eq(at(1))).update().measured(BigDecimal.TEN),
                        readings("a").filter(r -> r.at().eq(at(2))).delete())
                .block(PATIENCE);
        assertThat(operations).containsExactly("GetItem", "GetItem", "TransactWriteItems");
        assertThat(items(bodies.get(2))).isEqualTo(5);
    }

    private static int items(JsonNode transaction) {
        return transaction.get("TransactItems").size();
    }

    private static void assertTooLarge(ThrowingCallable statement) {
        assertThatThrownBy(statement)
                .isInstanceOfSatisfying(
                        UnsupportedFeatureException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.TRANSACT_TOO_LARGE));
    }
}
