package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolated;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValue;
import dev.runnel.error.RunnelException;
import dev.runnel.error.UnsupportedFeature;
import dev.runnel.stmt.Delete;
import dev.runnel.tck.random.Question;
import dev.runnel.tck.random.RandomReads;
import dev.runnel.tck.random.RandomWrites;
import dev.runnel.tck.random.Scenario;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Random statements over the models of every scenario give one answer on PostgreSQL, on H2, on SQLite, on MySQL, on MariaDB and on the key-value store, and
 * leave the same rows there. {@code -Drunnel.seed}, {@code -Drunnel.statements} and {@code -Drunnel.writes} say which and how many,
 * {@code -Drunnel.statement} or {@code -Drunnel.write} the index of a single one; the numbers of the build are what two cores run in
 * less than a minute.
 */
class OneSemanticsTest {
    private static final long SEED = Long.getLong("runnel.seed", 20260301L);
    private static final int READS = Integer.getInteger("runnel.statements", 20_000);
    private static final int WRITES = Integer.getInteger("runnel.writes", READS / 50);
    private static final int SHOWN = Integer.getInteger("runnel.differences", 3);
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Of every store, so that the times of updates are the same. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00.5Z"), ZoneOffset.UTC);

    private static final String REFUSED = "refused: ";
    private static final String FAILS = "fails: ";

    /** Whether a number is computed at all may depend on what a store looks at first. */
    private static final String OVERFLOW = FAILS + InvalidValue.Reason.COMPUTED;

    /** MySQL and MariaDB have no year zero, and refuse what is of it. */
    private static final String OUT_OF_RANGE = FAILS + InvalidValue.Reason.OUT_OF_RANGE;

    /** The key-value store has no foreign keys. */
    private static final String REFERRED = FAILS + ConstraintViolated.Kind.FOREIGN_KEY;

    /** What a statement may end in that is right. */
    private static final Set<String> FAILURES = Set.of(
            FAILS + ErrorCode.NOT_FOUND, FAILS + ErrorCode.TOO_MANY, FAILS + ConstraintViolated.Kind.UNIQUE, REFERRED);

    /** Of a hundred reads, those that the key-value store may refuse, or whose numbers may not fit. */
    private static final int UNCOMPARED_PERCENT = 2;

    private static String schema = "";
    private static String mysql = "";
    private static String mariadb = "";
    private static List<Stores> stores = List.of();

    private final long start = System.nanoTime();
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, Integer> ends = new ConcurrentHashMap<>();

    /** A scenario on every store. */
    private record Stores(Scenario scenario, Db postgres, Db h2, Db sqlite, Db mysql, Db mariadb, Db keyValue) {
        List<Db> all() {
            return List.of(postgres, h2, sqlite, mysql, mariadb, keyValue);
        }
    }

    @BeforeAll
    static void openStores() {
        schema = PostgresServer.newSchema();
        mysql = MysqlServer.MYSQL.newDatabase();
        mariadb = MysqlServer.MARIADB.newDatabase();
        List<Stores> opened =
                Scenario.all(SEED).stream().map(OneSemanticsTest::open).toList();
        // those of more models more often
        stores = opened.stream()
                .flatMap(of -> Collections.nCopies(of.scenario().providers().size(), of).stream())
                .toList();
        Flux.fromIterable(opened)
                .flatMap(of -> Flux.fromIterable(of.all()).concatMap(of.scenario()::create))
                .blockLast(PATIENCE);
    }

    @AfterAll
    static void closeStores() {
        Flux.fromStream(stores.stream().distinct())
                .flatMapIterable(Stores::all)
                .concatMap(Db::close)
                .blockLast(PATIENCE);
        PostgresServer.dropSchema(schema);
        MysqlServer.MYSQL.dropDatabase(mysql);
        MysqlServer.MARIADB.dropDatabase(mariadb);
    }

    @AfterEach
    void tell() {
        System.out.printf(
                "%d statements of seed %d in %d s, of which %s%n",
                asked.get(), SEED, (System.nanoTime() - start) / 1_000_000_000, new TreeMap<>(ends));
    }

    @Test
    void everyStoreReadsAlike() {
        List<String> differences = Flux.fromStream(indexes(READS, "runnel.statement", "runnel.write"))
                .takeWhile(index -> asked.get() < READS)
                .flatMap(index -> difference(index, "statement", RandomReads::question), AT_ONCE)
                .take(SHOWN)
                .collectList()
                .block(Duration.ofHours(1));

        assertThat(differences).isEmpty();
        int uncompared = ends.entrySet().stream()
                .filter(end -> !FAILURES.contains(end.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        assertThat(uncompared).isLessThanOrEqualTo(asked.get() * UNCOMPARED_PERCENT / 100 + 1);
    }

    /** Those of a scenario one by one, and its rows written anew after each. */
    @Test
    void everyStoreWritesAlike() {
        List<String> differences = Flux.fromStream(indexes(WRITES, "runnel.write", "runnel.statement"))
                .groupBy(OneSemanticsTest::storesOf, Integer.MAX_VALUE)
                .flatMap(
                        of -> of.concatMap(index -> difference(index, "write", RandomWrites::question)
                                .concatWith(restored(of.key()))),
                        Integer.MAX_VALUE)
                .take(SHOWN)
                .collectList()
                .block(Duration.ofHours(1));

        assertThat(differences).isEmpty();
    }

    private static Mono<String> restored(Stores stores) {
        return Flux.fromIterable(stores.all())
                .flatMap(stores.scenario()::restore)
                .then(Mono.empty());
    }

    private static Stream<Integer> indexes(int count, String single, String other) {
        Integer only = Integer.getInteger(single);
        return only != null
                ? Stream.of(only)
                : IntStream.range(0, Integer.getInteger(other) != null ? 0 : count)
                        .boxed();
    }

    private static Stores storesOf(int index) {
        return stores.get(index % stores.size());
    }

    /** Nothing if there is none. */
    private Mono<String> difference(int index, String kind, BiFunction<Scenario, Long, Question> made) {
        Stores of = storesOf(index);
        String which = "%s %d of seed %d, over %s; alone: -Drunnel.seed=%d -Drunnel.%s=%d%n"
                .formatted(kind, index, SEED, of.scenario(), SEED, kind, index);
        return Mono.fromSupplier(() -> made.apply(of.scenario(), seedOf(index)))
                .flatMap(question -> difference(question, of))
                .onErrorResume(failure -> Mono.just("it cannot be made: " + failure))
                .map(which::concat);
    }

    private Mono<String> difference(Question question, Stores of) {
        return Flux.fromIterable(of.all())
                .flatMapSequential(db -> answers(question, db))
                .collectList()
                .filter(answers -> differ(question, answers))
                .map(answers -> question.text(of.h2())
                        + "\n---- PostgreSQL\n" + String.join("", answers.get(0))
                        + "\n---- H2\n" + String.join("", answers.get(1))
                        + "\n---- SQLite\n" + String.join("", answers.get(2))
                        + "\n---- MySQL\n" + String.join("", answers.get(3))
                        + "\n---- MariaDB\n" + String.join("", answers.get(4))
                        + "\n---- key-value\n" + String.join("", answers.get(5)));
    }

    /** Numbers that follow each other would give dice that begin alike. */
    private static long seedOf(int index) {
        return SEED + index * 0x9E3779B97F4A7C15L;
    }

    private boolean differ(Question question, List<List<String>> answers) {
        List<String> postgres = answers.get(0);
        List<String> h2 = answers.get(1);
        List<String> sqlite = answers.get(2);
        List<String> mysql = answers.get(3);
        List<String> mariadb = answers.get(4);
        List<String> keyValue = answers.get(5);
        asked.addAndGet(postgres.size());
        if (Stream.of(postgres, h2, mysql, mariadb).map(OneSemanticsTest::endOf).anyMatch(OVERFLOW::equals)) {
            count(OVERFLOW);
            return false;
        }
        if (!endOf(postgres).isEmpty()) {
            count(endOf(postgres));
        }
        if (endOf(mysql).equals(OUT_OF_RANGE) || endOf(mariadb).equals(OUT_OF_RANGE)) {
            count(OUT_OF_RANGE);
        }
        if (endOf(keyValue).startsWith(REFUSED)) {
            count(endOf(keyValue));
        }
        boolean meant = endOf(postgres).isEmpty() || FAILURES.contains(endOf(postgres));
        boolean removesFromTree = removesFromTree(question);
        boolean compared =
                !endOf(keyValue).startsWith(REFUSED) && !endOf(postgres).equals(REFERRED);
        return !meant
                || !(removesFromTree && keeps(h2)) && !postgres.equals(h2)
                || !postgres.equals(sqlite)
                || !(removesFromTree && keeps(mysql)) && !agrees(postgres, mysql)
                || !(removesFromTree && keeps(mariadb)) && !agrees(postgres, mariadb)
                || compared && !postgres.equals(keyValue);
    }

    /** @param other what MySQL or MariaDB answers */
    private static boolean agrees(List<String> postgres, List<String> other) {
        return endOf(other).equals(OUT_OF_RANGE) || postgres.equals(other) || failsOtherwise(postgres, other);
    }

    /** Of two rules that a write breaks MySQL and MariaDB find that of a reference first. */
    private static boolean failsOtherwise(List<String> postgres, List<String> other) {
        return endOf(postgres).equals(FAILS + ConstraintViolated.Kind.UNIQUE)
                && endOf(other).equals(REFERRED)
                && postgres.subList(1, postgres.size()).equals(other.subList(1, other.size()));
    }

    private static boolean keeps(List<String> answers) {
        return endOf(answers).equals(REFERRED);
    }

    /** H2, MySQL and MariaDB keep rows that refer to each other: {@code someRowsThatReferToEachOtherAreNotRemovedTogether} of their drivers' tests. */
    private static boolean removesFromTree(Question question) {
        return question.statement().requests().get(0).shape() instanceof Delete delete
                && delete.entity().relations().stream()
                        .anyMatch(relation -> relation.belongsTo() && relation.target() == relation.owner());
    }

    private void count(String end) {
        ends.merge(end, 1, Integer::sum);
    }

    /** That a statement of them was refused or failed, which came last of reads and first of a write; or nothing. */
    private static String endOf(List<String> answers) {
        return answers.stream()
                .filter(answer -> answer.startsWith(REFUSED) || answer.startsWith(FAILS))
                .findFirst()
                .orElse("");
    }

    private static Mono<List<String>> answers(Question question, Db db) {
        return question.first()
                .apply(db)
                .onErrorResume(failure -> Mono.just(ended(failure)))
                .concatWith(question.then().apply(db))
                .onErrorResume(failure -> Mono.just(ended(failure)))
                .collectList();
    }

    private static String ended(Throwable failure) {
        if (failure instanceof UnsupportedFeature refused) {
            return REFUSED + refused.code();
        }
        Object known = failure instanceof InvalidValue invalid
                ? invalid.reason()
                : failure instanceof ConstraintViolated violated
                        ? violated.kind()
                        : failure instanceof RunnelException other ? other.code() : failure;
        return FAILS + known;
    }

    private static Stores open(Scenario scenario) {
        return new Stores(
                scenario,
                open(schema, scenario, scenario + "_"),
                open("r2dbc:h2:mem:///" + UUID.randomUUID(), scenario, ""),
                open(SqliteFiles.newDatabase(), scenario, ""),
                open(mysql, scenario, scenario + "_"),
                open(mariadb, scenario, scenario + "_"),
                open("runnel:memory:" + UUID.randomUUID(), scenario, ""));
    }

    /** @param prefix tells the tables of scenarios in one database apart */
    private static Db open(String url, Scenario scenario, String prefix) {
        return Db.builder()
                .options(options -> options.withClock(CLOCK))
                .url(url)
                .poolSize(2)
                .tablePrefix(prefix)
                .models(scenario.providers().toArray(ModelProvider[]::new))
                .build();
    }
}
