package dev.runnel.tck.suite.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.Session;
import dev.runnel.error.PoolExhaustedException;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A statement for each row of another one, on a pool of one. In the build one row of {@value #SELDOM} has a statement, and with {@code
 * -Drunnel.nested=all} each.
 */
public abstract class NestedUseTopic extends LeaseTopic {
    private static final int ROWS = 100_000;
    private static final int SELDOM = 500;
    private static final Duration LONG = Duration.ofMinutes(30);

    private final int every = "all".equals(System.getProperty("runnel.nested")) ? 1 : SELDOM;

    /** Numbers the rows as they come, and runs a statement for some; how many rows and statements there were. */
    private Mono<Map<Boolean, Long>> loop(
            Session session, Function<Function<Category, Mono<Boolean>>, Flux<Boolean>> loop) {
        int[] row = new int[1];
        return loop.apply(category -> row[0]++ % every == 0
                        ? Categories.byId(category.id())
                                .one(session)
                                .map(found -> found.id().equals(category.id()))
                        : Mono.just(false))
                .collect(Collectors.partitioningBy(asked -> asked, Collectors.counting()));
    }

    private void assertAll(Map<Boolean, Long> rows) {
        assertThat(rows.get(true)).as("statements").isEqualTo(ROWS / every);
        assertThat(rows.get(false) + rows.get(true)).as("rows").isEqualTo(ROWS);
    }

    private Mono<Map<Boolean, Long>> oneAfterTheOther(Session session) {
        return loop(session, each -> Categories.all().all(session).concatMap(each));
    }

    private Mono<Map<Boolean, Long>> severalAtOnce(Session session) {
        return loop(session, each -> Categories.all().all(session).flatMap(each, 16));
    }

    /** The rows are written once, so this is one test. */
    @Test
    void aHundredThousandOuterRowsOnAPoolOfOne() {
        try (TestDb one = TestDb.empty(fixture(), 1, Sample.models(), options -> options.withMaxBufferedRows(ROWS))) {
            one.pushSchema();
            Db db = one.db();
            int each = transactional() ? 5_000 : 100;
            Flux.range(0, ROWS / each)
                    .concatMap(n -> Categories.createMany(Collections.nCopies(each, named("row")))
                            .exec(db))
                    .blockLast(LONG);

            assertAll(within(db.connection(this::oneAfterTheOther)));
            assertAll(within(db.connection(this::severalAtOnce)));
            if (transactional()) {
                assertAll(within(db.transaction(this::oneAfterTheOther)));
                assertAll(within(db.transaction(this::severalAtOnce)));
            }
            endsNamed(
                    db,
                    Categories.all()
                            .all(db)
                            .concatMap(c -> Categories.byId(c.id()).one(db)));
            endsNamed(
                    db,
                    Categories.all()
                            .include(c -> c.todos())
                            .all(db)
                            .flatMap(c -> Categories.all().count(db), 1));
            nestsWithinOneWindow(db);
            one.settle();
        }
    }

    private static <T> T within(Mono<T> mono) {
        T value = mono.block(LONG);
        assertThat(value).isNotNull();
        return value;
    }

    /** The outer one holds the only connection while it waits for the inner one, which is told so. */
    private static void endsNamed(Db db, Publisher<?> nested) {
        long begun = System.nanoTime();
        PoolExhaustedException error =
                failure(PoolExhaustedException.class, () -> Flux.from(nested).then());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(error.names().get("used without demand by")).startsWith("all Category");
        eventually(() -> db.activity().isEmpty());
    }

    /** A read of one window has released its connection before its rows are emitted. */
    private void nestsWithinOneWindow(Db db) {
        Long seen = get(Categories.all()
                .limit(200)
                .all(db)
                .flatMap(
                        a -> Categories.byId(a.id())
                                .all(db)
                                .concatMap(b -> Categories.byId(b.id()).one(db)),
                        200)
                .count());
        assertThat(seen).isEqualTo(200);
    }
}
