package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.companion.ModelProvider;
import dev.runnel.companion.StatementParts;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.stmt.Delete;
import dev.runnel.tck.random.RandomReads;
import dev.runnel.tck.random.RandomStatement;
import dev.runnel.tck.random.RandomWrites;
import dev.runnel.tck.random.Scenario;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Random statements over the models of every scenario give one answer on PostgreSQL, on H2, on SQLite, on MySQL, on MariaDB and on the key-value store, and
 * leave the same rows there. Where a server is missing the other stores are compared. {@code -Drunnel.seed}, {@code -Drunnel.statements} and {@code -Drunnel.writes} say which and how many,
 * {@code -Drunnel.statement} or {@code -Drunnel.write} the index of a single one; the numbers of the build are what two cores run in
 * less than a minute.
 */
class CrossDatabaseEquivalenceTest {
    private static final long SEED = Long.getLong("runnel.seed", 20260301L);
    private static final int READS = Integer.getInteger("runnel.statements", 20_000);
    private static final int WRITES = Integer.getInteger("runnel.writes", READS / 50);
    private static final int SHOWN = Integer.getInteger("runnel.differences", 3);
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Of every store, so that the times of updates are the same. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00.5Z"), ZoneOffset.UTC);

    private static final String POSTGRESQL = "PostgreSQL";
    private static final String MYSQL = "MySQL";
    private static final String MARIADB = "MariaDB";
    private static final String SQLITE = "SQLite";
    private static final String H2 = "H2";
    private static final String KEY_VALUE = "key-value";

    private static final String REFUSED = "refused: ";
    private static final String FAILS = "fails: ";

    /** Whether a number is computed at all may depend on what a store looks at first. */
    private static final String OVERFLOW = FAILS + InvalidValueException.Reason.COMPUTED;

    /** Stores that may compute a number that another one does not. */
    private static final Set<String> LOOKS_FIRST = Set.of(POSTGRESQL, H2, MYSQL, MARIADB);

    /** MySQL and MariaDB have no year zero, and refuse what is of it. */
    private static final String OUT_OF_RANGE = FAILS + InvalidValueException.Reason.OUT_OF_RANGE;

    /** The key-value store has no foreign keys. */
    private static final String REFERRED = FAILS + ConstraintViolationException.Kind.FOREIGN_KEY;

    /** What a statement may end in that is right. */
    private static final Set<String> FAILURES = Set.of(
            FAILS + ErrorCode.NOT_FOUND,
            FAILS + ErrorCode.NON_UNIQUE_RESULT,
            FAILS + ErrorCode.OPTIMISTIC_LOCK,
            FAILS + ConstraintViolationException.Kind.UNIQUE,
            REFERRED);

    /** Of a hundred reads, those that the key-value store may refuse, or whose numbers may not fit. */
    private static final int UNCOMPARED_PERCENT = 2;

    /** Each scenario opens connections of its own on each store: all at once can take longer than a connection may. */
    private static final int OPENED_AT_A_TIME = 4;

    /** The scenarios that are compared with empty tables too. */
    private static final Set<String> EMPTY_TOO = Set.of("todo", "report");

    /** The URLs of the servers that are there. */
    private static final Map<String, String> SERVERS = new LinkedHashMap<>();

    private static List<Stores> stores = List.of();

    private final long start = System.nanoTime();
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, Integer> ends = new ConcurrentHashMap<>();

    /**
     * A scenario on every store.
     *
     * @param named by its name; the first one's answer is what the others are compared with
     */
    private record Stores(Scenario scenario, Map<String, Db> named) {
        Collection<Db> all() {
            return named.values();
        }
    }

    @BeforeAll
    static void openStores() {
        openServer(POSTGRESQL, PostgresServer::newSchema);
        openServer(MYSQL, MysqlServer.MYSQL::newDatabase);
        openServer(MARIADB, MysqlServer.MARIADB::newDatabase);
        List<Scenario> scenarios = Scenario.all(SEED);
        List<Stores> opened = Stream.concat(
                        scenarios.stream(),
                        scenarios.stream()
                                .filter(scenario -> EMPTY_TOO.contains(scenario.toString()))
                                .map(Scenario::withoutRows))
                .map(CrossDatabaseEquivalenceTest::open)
                .toList();
        // those of more models more often
        stores = opened.stream()
                .flatMap(of -> Collections.nCopies(of.scenario().providers().size(), of).stream())
                .toList();
        Flux.fromIterable(opened)
                .flatMap(of -> Flux.fromIterable(of.all()).concatMap(of.scenario()::create), OPENED_AT_A_TIME)
                .blockLast(PATIENCE);
    }

    private static void openServer(String name, Supplier<String> database) {
        try {
            SERVERS.put(name, database.get());
        } catch (TestAbortedException missing) {
            System.out.println("no statement is compared on " + name);
        }
    }

    @AfterAll
    static void closeStores() {
        Flux.fromStream(stores.stream().distinct())
                .flatMapIterable(Stores::all)
                .concatMap(Db::close)
                .blockLast(PATIENCE);
        Map<String, Consumer<String>> dropping = Map.of(
                POSTGRESQL, PostgresServer::dropSchema,
                MYSQL, MysqlServer.MYSQL::dropDatabase,
                MARIADB, MysqlServer.MARIADB::dropDatabase);
        SERVERS.forEach(
                (name, url) -> Objects.requireNonNull(dropping.get(name)).accept(url));
    }

    @AfterEach
    void tell() {
        System.out.printf(
                "%d statements of seed %d on %s in %d s, of which %s%n",
                asked.get(),
                SEED,
                stores.get(0).named().keySet(),
                (System.nanoTime() - start) / 1_000_000_000,
                new TreeMap<>(ends));
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
                .groupBy(CrossDatabaseEquivalenceTest::storesOf, Integer.MAX_VALUE)
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
    private Mono<String> difference(int index, String kind, BiFunction<Scenario, Long, RandomStatement> made) {
        Stores of = storesOf(index);
        String which = "%s %d of seed %d, over %s; alone: -Drunnel.seed=%d -Drunnel.%s=%d%n"
                .formatted(kind, index, SEED, of.scenario(), SEED, kind, index);
        return Mono.fromSupplier(() -> made.apply(of.scenario(), seedOf(index)))
                .flatMap(question -> difference(question, of))
                .onErrorResume(failure -> Mono.just("it cannot be made: " + failure))
                .map(which::concat);
    }

    private Mono<String> difference(RandomStatement question, Stores of) {
        return Flux.fromIterable(of.all())
                .flatMapSequential(db -> answers(question, db))
                .collectList()
                .map(answers -> byName(of, answers))
                .filter(answers -> differ(question, answers))
                .map(answers -> question.text(Objects.requireNonNull(of.named().get(H2)))
                        + answers.entrySet().stream()
                                .map(answer -> "\n---- " + answer.getKey() + "\n" + String.join("", answer.getValue()))
                                .collect(Collectors.joining()));
    }

    private static Map<String, List<String>> byName(Stores of, List<List<String>> answers) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (String name : of.named().keySet()) {
            named.put(name, answers.get(named.size()));
        }
        return named;
    }

    /** Numbers that follow each other would give dice that begin alike. */
    private static long seedOf(int index) {
        return SEED + index * 0x9E3779B97F4A7C15L;
    }

    private boolean differ(RandomStatement question, Map<String, List<String>> answers) {
        List<String> first = answers.values().iterator().next();
        asked.addAndGet(first.size());
        if (answers.entrySet().stream()
                .filter(answer -> answer.getValue() == first || LOOKS_FIRST.contains(answer.getKey()))
                .anyMatch(answer -> endOf(answer.getValue()).equals(OVERFLOW))) {
            count(OVERFLOW);
            return false;
        }
        if (!endOf(first).isEmpty()) {
            count(endOf(first));
        }
        if (Stream.of(MYSQL, MARIADB)
                .anyMatch(name -> endOf(answers.getOrDefault(name, List.of())).equals(OUT_OF_RANGE))) {
            count(OUT_OF_RANGE);
        }
        String endOfKeyValue = endOf(answers.getOrDefault(KEY_VALUE, List.of()));
        if (endOfKeyValue.startsWith(REFUSED)) {
            count(endOfKeyValue);
        }
        boolean meant = endOf(first).isEmpty() || FAILURES.contains(endOf(first));
        return !meant
                || answers.entrySet().stream()
                        .anyMatch(answer -> differs(question, answer.getKey(), first, answer.getValue()));
    }

    private static boolean differs(RandomStatement question, String store, List<String> first, List<String> answer) {
        boolean keepsTree = removesFromTree(question) && keeps(answer);
        return switch (store) {
            case H2 -> !keepsTree && !first.equals(answer);
            case MYSQL, MARIADB -> !keepsTree && !agrees(first, answer);
            case KEY_VALUE ->
                !endOf(answer).startsWith(REFUSED)
                        && !endOf(answer).equals(OVERFLOW)
                        && !endOf(first).equals(REFERRED)
                        && !first.equals(answer);
            default -> !first.equals(answer);
        };
    }

    /** @param other what MySQL or MariaDB answers */
    private static boolean agrees(List<String> postgres, List<String> other) {
        return endOf(other).equals(OUT_OF_RANGE) || postgres.equals(other) || failsOtherwise(postgres, other);
    }

    /** Of two rules that a write breaks MySQL and MariaDB find that of a reference first. */
    private static boolean failsOtherwise(List<String> postgres, List<String> other) {
        return endOf(postgres).equals(FAILS + ConstraintViolationException.Kind.UNIQUE)
                && endOf(other).equals(REFERRED)
                && postgres.subList(1, postgres.size()).equals(other.subList(1, other.size()));
    }

    private static boolean keeps(List<String> answers) {
        return endOf(answers).equals(REFERRED);
    }

    /** H2, MySQL and MariaDB keep rows that refer to each other: {@code someRowsThatReferToEachOtherAreNotRemovedTogether} of their drivers' tests. */
    private static boolean removesFromTree(RandomStatement question) {
        return StatementParts.requests(question.statement()).get(0).shape() instanceof Delete delete
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

    private static Mono<List<String>> answers(RandomStatement question, Db db) {
        return question.first()
                .apply(db)
                .onErrorResume(failure -> Mono.just(ended(failure)))
                .concatWith(question.then().apply(db))
                .onErrorResume(failure -> Mono.just(ended(failure)))
                .collectList();
    }

    private static String ended(Throwable failure) {
        if (failure instanceof UnsupportedFeatureException refused) {
            return REFUSED + refused.code();
        }
        Object known = failure instanceof InvalidValueException invalid
                ? invalid.reason()
                : failure instanceof ConstraintViolationException violated
                        ? violated.kind()
                        : failure instanceof RunnelException other ? other.code() : failure;
        return FAILS + known;
    }

    /** SQLite stands for PostgreSQL where that is missing: they answer alike. */
    private static Stores open(Scenario scenario) {
        Map<String, Db> named = new LinkedHashMap<>();
        String prefix = scenario + "_";
        String postgresql = SERVERS.get(POSTGRESQL);
        if (postgresql != null) {
            named.put(POSTGRESQL, open(postgresql, scenario, prefix));
        }
        named.put(SQLITE, open(SqliteFiles.newDatabase(), scenario, ""));
        named.put(H2, open("r2dbc:h2:mem:///" + UUID.randomUUID(), scenario, ""));
        SERVERS.forEach((name, url) -> named.computeIfAbsent(name, there -> open(url, scenario, prefix)));
        named.put(KEY_VALUE, open("runnel:memory:" + UUID.randomUUID(), scenario, ""));
        return new Stores(scenario, named);
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
