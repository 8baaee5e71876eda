package dev.runnel.sqlite;

import static dev.runnel.sqlite.Sqlite.ENDLESS;
import static dev.runnel.sqlite.Sqlite.PATIENCE;
import static dev.runnel.sqlite.Sqlite.await;
import static dev.runnel.sqlite.Sqlite.one;
import static dev.runnel.sqlite.Sqlite.read;
import static dev.runnel.sqlite.Sqlite.run;
import static dev.runnel.sqlite.Sqlite.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.r2dbc.spi.Result;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Subscription;
import org.sqlite.Function;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Tests demand, cancels, timeouts, texts of several statements, and that each run releases its resources. */
class CursorTest {
    @TempDir
    private Path directory;

    /** A query whose rows are counted while SQLite computes them. */
    private static final String COUNTED = ENDLESS.replace("SELECT i FROM n", "SELECT counted(i) FROM n");

    /** A statement that runs until it is interrupted and returns no row. */
    private static final String HANGING = ENDLESS + " WHERE counted(i) < 0";

    private final AtomicInteger computed = new AtomicInteger();
    private ConnectionFactory factory;
    private SqliteConnection connection;

    @BeforeEach
    void open() throws SQLException {
        factory = Sqlite.file(directory.resolve("cursor.db"), "journalMode=wal");
        connection = Sqlite.open(factory);
        run(connection, "CREATE TABLE t (i INTEGER PRIMARY KEY, x TEXT)");
        countComputedRows();
    }

    @AfterEach
    void close() {
        connection.close().block(PATIENCE);
    }

    // ---- demand

    @Test
    void atMostOneRowBeyondTheDemandIsFetched() {
        List<Object> seen = new ArrayList<>();
        AtomicReference<Subscription> subscription = new AtomicReference<>();
        values(connection, COUNTED).subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription s) {
                subscription.set(s);
            }

            @Override
            protected void hookOnNext(Object value) {
                synchronized (seen) {
                    seen.add(value);
                }
            }
        });
        assertThat(one(connection, "SELECT 1")).isEqualTo(1L);
        assertThat(computed).as("nothing was asked for").hasValue(0);
        subscription.get().request(5);
        await(() -> size(seen) == 5 && computed.get() == 6);
        subscription.get().request(100);
        await(() -> size(seen) == 105 && computed.get() == 106);
        assertThat(one(connection, "SELECT 1")).as("others go on beside it").isEqualTo(1L);
        assertThat(computed).hasValue(106);
        subscription.get().cancel();
        assertNothingIsOpen();
    }

    @Test
    void completesWithTheLastRequestedRow() {
        StepVerifier.create(values(connection, "VALUES (1), (2), (3)"), 3)
                .expectNext(1L, 2L, 3L)
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(values(connection, "SELECT 1 WHERE 0"), 1)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void demandMayComeInAnySteps() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            StepVerifier.Step<Object> step = StepVerifier.create(
                    values(connection, ENDLESS + " LIMIT 200").map(Object.class::cast), 0);
            int left = 200;
            while (left > 0) {
                int asked = 1 + random.nextInt(40);
                step = step.thenRequest(asked).expectNextCount(Math.min(left, asked));
                left -= asked;
            }
            step.expectComplete().verify(PATIENCE);
        }
    }

    @Test
    void aRequestOfZeroRowsIsAnError() {
        AtomicReference<Throwable> error = new AtomicReference<>();
        new StatementRun(connection, SqlScript.of(ENDLESS).pieces().get(0), new Object[0])
                .subscribe(new CoreSubscriber<>() {
                    @Override
                    public void onSubscribe(Subscription s) {
                        s.request(3);
                        s.request(0);
                    }

                    @Override
                    public void onNext(Result.Segment segment) {
                        assertThat(error).hasNullValue();
                    }

                    @Override
                    public void onError(Throwable e) {
                        error.set(e);
                    }

                    @Override
                    public void onComplete() {
                        error.set(new AssertionError("it completed"));
                    }
                });
        await(() -> error.get() != null);
        assertThat(error.get()).isInstanceOf(IllegalArgumentException.class);
        assertNothingIsOpen();
    }

    @Test
    void manyResultsAreReadSideBySide() {
        List<Object> pairs = Flux.zip(
                        values(connection, ENDLESS + " LIMIT 1000"), values(connection, ENDLESS + " LIMIT 1000"))
                .<Object>map(both -> both.getT1().equals(both.getT2()))
                .distinct()
                .collectList()
                .block(PATIENCE);
        assertThat(pairs).containsExactly(true);
        List<Object> nested = values(connection, ENDLESS + " LIMIT 300")
                .flatMap(i -> values(connection, "SELECT " + i), 4)
                .collectList()
                .block(PATIENCE);
        assertThat(nested).hasSize(300);
    }

    // ---- cancel

    @Test
    void aCancelledStatementEndsAndTheConnectionStaysUsable() {
        assertThat(quickestEnd(HANGING)).isLessThan(Duration.ofMillis(100));
        assertNothingIsOpen();
    }

    /** SQLite calls the progress handler every thousand instructions, which take seconds with megabytes in each row. */
    @Test
    void longInstructionsAreCancelledInTime() {
        String slow =
                ENDLESS.replace("SELECT i FROM n", "SELECT max(hex(randomblob(20000000))) FROM n WHERE counted(i) > 0");
        assertThat(quickestEnd(slow)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void cancellingOneDoesNotEndAnother() {
        AtomicReference<Subscription> other = new AtomicReference<>();
        List<Object> seen = new ArrayList<>();
        AtomicReference<Throwable> error = new AtomicReference<>();
        values(connection, ENDLESS).subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription s) {
                other.set(s);
                s.request(10);
            }

            @Override
            protected void hookOnNext(Object value) {
                synchronized (seen) {
                    seen.add(value);
                }
            }

            @Override
            protected void hookOnError(Throwable e) {
                error.set(e);
            }
        });
        await(() -> size(seen) == 10);
        for (int i = 0; i < 20; i++) {
            Disposable runs = values(connection, HANGING).subscribe();
            awaitRunning();
            runs.dispose();
            other.get().request(10);
            int expected = 20 + 10 * i;
            await(() -> size(seen) == expected || error.get() != null);
            assertThat(error).hasNullValue();
        }
        other.get().cancel();
        assertNothingIsOpen();
    }

    @Test
    void cancelAtAnyInstantLeavesNothingOpen() {
        run(connection, "INSERT INTO t (x) " + ENDLESS + " LIMIT 2000");
        long seed = Long.getLong("sqlite.seed", System.nanoTime());
        Random random = new Random(seed);
        String[] texts = {
            "SELECT * FROM t",
            ENDLESS,
            HANGING,
            "UPDATE t SET x = x || 'a'",
            "INSERT INTO t (x) VALUES ('b') RETURNING i",
            "UPDATE t SET x = x || 'c' RETURNING i",
            "SELECT 1; UPDATE t SET x = 'd' WHERE i = 1; SELECT * FROM t",
        };
        for (int i = 0; i < 1000; i++) {
            String text = texts[random.nextInt(texts.length)];
            boolean hangs = text.equals(HANGING) || text.equals(ENDLESS);
            Disposable running = values(connection, text)
                    .onErrorComplete(R2dbcException.class)
                    .limitRate(1 + random.nextInt(64))
                    .take(hangs || random.nextBoolean() ? 1 + random.nextInt(500) : Long.MAX_VALUE)
                    .subscribe();
            long until = System.nanoTime() + random.nextInt(300_000);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            running.dispose();
        }
        try {
            assertNothingIsOpen();
        } catch (AssertionError e) {
            throw new AssertionError("-Dsqlite.seed=" + seed, e);
        }
    }

    /** An interrupt that arrives after its statement has returned a row does not affect later statements. */
    @Test
    void aCancelDoesNotInterruptLaterStatements() {
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            Disposable runs = values(connection, ENDLESS).subscribe();
            long until = System.nanoTime() + random.nextInt(50_000);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            var next = Flux.from(connection
                            .createStatement("INSERT OR REPLACE INTO t VALUES (1, 'a')")
                            .execute())
                    .concatMap(Result::getRowsUpdated)
                    .single()
                    .toFuture();
            runs.dispose();
            assertThat(Mono.fromFuture(next).block(PATIENCE)).isEqualTo(1L);
        }
        assertNothingIsOpen();
    }

    @Test
    void readsRunOnlyWhenTheirResultIsConsumed() {
        for (int i = 0; i < 20; i++) {
            Mono.from(connection.createStatement("SELECT * FROM t").execute())
                    .then()
                    .block(PATIENCE);
        }
        assertNothingIsOpen();
    }

    @Test
    void writesRunEvenIfTheirResultIsNotConsumed() {
        Mono.from(connection.createStatement("INSERT INTO t (x) VALUES ('a')").execute())
                .then()
                .block(PATIENCE);
        Mono.from(connection
                        .createStatement("INSERT INTO t (x) " + ENDLESS + " LIMIT 500 RETURNING i")
                        .execute())
                .then()
                .block(PATIENCE);
        assertThat(one(connection, "SELECT count(*) FROM t")).isEqualTo(501L);
        assertNothingIsOpen();
    }

    @Test
    void returningIsCancelledAfterTheRowsWereWritten() {
        Object first = values(connection, "INSERT INTO t (x) " + ENDLESS + " LIMIT 500 RETURNING i")
                .next()
                .block(PATIENCE);
        assertThat(first).isEqualTo(1L);
        assertThat(one(connection, "SELECT count(*) FROM t")).isEqualTo(500L);
        assertNothingIsOpen();
    }

    // ---- ends

    @Test
    void theTimeoutCountsOnlyTheTimeInsideSqlite() {
        connection.setStatementTimeout(Duration.ofMillis(100)).block(PATIENCE);
        assertThatThrownBy(() -> read(connection, HANGING)).isInstanceOf(R2dbcTimeoutException.class);
        StepVerifier.create(values(connection, "VALUES (1), (2)"), 1)
                .expectNext(1L)
                .thenAwait(Duration.ofMillis(200))
                .thenRequest(1)
                .expectNext(2L)
                .expectComplete()
                .verify(PATIENCE);
        assertNothingIsOpen();
    }

    @Test
    void statementsBeyondTheQueueSizeFail() {
        SqliteConnection narrow = Sqlite.open(Sqlite.memory("queueSize=1"));
        AtomicReference<Subscription> open = new AtomicReference<>();
        values(narrow, ENDLESS).subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription s) {
                open.set(s);
                s.request(1);
            }
        });
        for (String text : List.of("SELECT 1", "SELECT 1; SELECT 2")) {
            List<String> seen = Flux.from(narrow.createStatement(text).execute())
                    .concatMap(result -> Flux.from(result.map(row -> "a row"))
                            .onErrorResume(R2dbcTransientResourceException.class, e -> Mono.just("no place")))
                    .collectList()
                    .block(PATIENCE);
            assertThat(seen).containsExactly("no place");
        }
        open.get().cancel();
        narrow.close().block(PATIENCE);
    }

    @Test
    void closeEndsTheRunningStatement() {
        AtomicReference<Throwable> error = new AtomicReference<>();
        values(connection, HANGING).subscribe(value -> {}, error::set);
        awaitRunning();
        connection.close().block(PATIENCE);
        connection.close().block(PATIENCE);
        await(() -> error.get() != null);
        assertThat(error.get()).isInstanceOf(R2dbcException.class);
        assertThatThrownBy(() -> read(connection, "SELECT 1")).hasMessageContaining("closed");
        assertThatThrownBy(() -> run(connection, "DELETE FROM t")).hasMessageContaining("closed");
    }

    /** The subscriber violates Reactive Streams rule 2.13; the connection stays usable. */
    @Test
    void anExceptionOfASubscriberLeavesNothingOpen() {
        run(connection, "INSERT INTO t (x) VALUES ('a'), ('b'), ('c')");
        AtomicReference<Throwable> error = new AtomicReference<>();
        SqlScript.ScriptPart read = SqlScript.of("SELECT * FROM t").pieces().get(0);
        new StatementRun(connection, read, new Object[0]).subscribe(new CoreSubscriber<>() {
            @Override
            public void onSubscribe(Subscription s) {
                s.request(10);
            }

            @Override
            public void onNext(Result.Segment segment) {
                throw new IllegalStateException("thrown");
            }

            @Override
            public void onError(Throwable e) {
                error.set(e);
            }

            @Override
            public void onComplete() {
                error.set(new AssertionError("it completed"));
            }
        });
        await(() -> error.get() != null);
        assertThat(error.get()).hasMessage("thrown");
        assertNothingIsOpen();
    }

    @Test
    void theQueueIsBounded() throws SQLException {
        connection.close().block(PATIENCE);
        connection = Sqlite.open(Sqlite.file(directory.resolve("cursor.db"), "queueSize=8"));
        countComputedRows();
        Disposable runs = values(connection, HANGING).subscribe();
        awaitRunning();
        List<Throwable> errors = new ArrayList<>();
        List<Disposable> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waiting.add(values(connection, "SELECT 1").subscribe(value -> {}, errors::add));
        }
        assertThat(errors)
                .hasSize(3)
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(R2dbcTransientResourceException.class)
                        .hasMessageContaining("queueSize"));
        waiting.forEach(Disposable::dispose);
        runs.dispose();
        // the worker frees their places
        assertThat(values(connection, "SELECT 1").retry(1_000_000).collectList().block(PATIENCE))
                .containsExactly(1L);
    }

    @Test
    void noneOfItBlocksAReactorThread() {
        Mono<Long> everything = Flux.usingWhen(
                        factory.create(),
                        c -> Mono.from(c.beginTransaction())
                                .thenMany(Flux.from(c.createStatement(
                                                "INSERT INTO t (x) VALUES ('a'), ('b'); SELECT * FROM t; SELECT 1")
                                        .execute()))
                                .concatMap(result -> result.flatMap(segment -> Mono.just(1)))
                                .concatWith(Mono.from(c.commitTransaction()).then(Mono.empty()))
                                .publishOn(Schedulers.parallel()),
                        c -> c.close())
                .count();
        assertThat(Flux.range(0, 50)
                        .concatMap(i -> everything.subscribeOn(Schedulers.parallel()))
                        .last()
                        .block(PATIENCE))
                .isEqualTo(2 * 50 + 2L);
    }

    // ---- several statements in a text

    @Test
    void everyStatementOfATextIsRun() {
        List<Object> seen = read(
                connection,
                "INSERT INTO t (x) VALUES ('a'); INSERT INTO t (x) VALUES ('b'); SELECT x FROM t ORDER BY i; SELECT 3");
        assertThat(seen).containsExactly("a", "b", 3L);
    }

    @Test
    void anInvalidTailIsRejectedBeforeAnyStatementRuns() {
        assertThatThrownBy(() -> read(connection, "DELETE FROM t; SELECT 'open"))
                .isInstanceOf(R2dbcBadGrammarException.class);
        assertThatThrownBy(() -> read(connection, "INSERT INTO t (x) VALUES ('a'); nonsense; DELETE FROM t"))
                .isInstanceOf(R2dbcBadGrammarException.class);
        assertThat(one(connection, "SELECT count(*) FROM t"))
                .as("what follows was not run")
                .isEqualTo(1L);
    }

    @Test
    void everyStatementOfAnyTextIsRun() {
        long seed = Long.getLong("sqlite.seed", System.nanoTime());
        Random random = new Random(seed);
        String[] noise = {
            "", " ", "\n", "-- a ; ' \" comment\n", "/* ; ' ` */", "/**/", "-- '\n", ";", " ;; ", "/* -- */",
        };
        String[] values = {
            "';'",
            "''''",
            "'-- '",
            "'/*'",
            "x'3b'",
            "\"x\"",
            "`x`",
            "[x]",
            "(SELECT ';')",
            "':a'",
            "'a''b;'",
            "CASE WHEN 1 THEN ';' END",
        };
        for (int round = 0; round < 300; round++) {
            run(connection, "DELETE FROM t");
            StringBuilder text = new StringBuilder();
            int statements = 1 + random.nextInt(6);
            for (int i = 0; i < statements; i++) {
                text.append(noise[random.nextInt(noise.length)]);
                String value = values[random.nextInt(values.length)];
                if (random.nextInt(4) == 0) {
                    text.append("CREATE TEMP TRIGGER IF NOT EXISTS r")
                            .append(i)
                            .append(" AFTER DELETE ON t BEGIN SELECT ")
                            .append(value.replace("x", "old")
                                    .replace("old'3b'", "';'")
                                    .replaceAll("[\"`\\[]old.", "';'"))
                            .append("; SELECT 1; END; ");
                }
                text.append("INSERT INTO t (x) SELECT ")
                        .append(value)
                        .append(" FROM (SELECT 1 AS x)")
                        .append(noise[random.nextInt(noise.length)])
                        .append(";");
            }
            try {
                assertThat(run(connection, text.toString())).isEqualTo(statements);
                assertThat(one(connection, "SELECT count(*) FROM t")).isEqualTo((long) statements);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("-Dsqlite.seed=" + seed + "\n" + text, e);
            }
        }
    }

    @Test
    void anErrorOfAReadIsASegment() {
        List<Object> codes = Flux.from(connection
                        .createStatement("SELECT abs(-9223372036854775808); SELECT 2")
                        .execute())
                .concatMap(result -> result.flatMap(segment ->
                        Mono.<Object>just(segment instanceof Result.Message message ? message.errorCode() : "row")))
                .collectList()
                .block(PATIENCE);
        assertThat(codes).containsExactly(1);
    }

    /**
     * The time from the cancel to the answer of the next statement; of five measurements, because the machine may be
     * busy.
     */
    private Duration quickestEnd(String endless) {
        Duration quickest = PATIENCE;
        for (int i = 0; i < 5; i++) {
            Disposable runs = values(connection, endless).subscribe();
            awaitRunning();
            long start = System.nanoTime();
            runs.dispose();
            assertThat(one(connection, "SELECT 1")).isEqualTo(1L);
            Duration end = Duration.ofNanos(System.nanoTime() - start);
            quickest = end.compareTo(quickest) < 0 ? end : quickest;
        }
        return quickest;
    }

    private void awaitRunning() {
        int before = computed.get();
        await(() -> computed.get() > before);
    }

    /** Asserts that no statement is open: only then can another connection lock the whole file and truncate the log. */
    private void assertNothingIsOpen() {
        assertThat(one(connection, "SELECT 1")).isEqualTo(1L);
        SqliteConnection other = Sqlite.open(Sqlite.file(directory.resolve("cursor.db"), "busyTimeout=0"));
        try {
            assertThat(one(other, "PRAGMA wal_checkpoint(TRUNCATE)")).as("busy").isEqualTo(0L);
            connection.setLockWaitTimeout(Duration.ZERO).block(PATIENCE);
            assertThat(read(connection, "PRAGMA journal_mode = wal")).containsExactly("wal");
            run(other, "BEGIN EXCLUSIVE");
            run(other, "COMMIT");
        } finally {
            other.close().block(PATIENCE);
        }
    }

    /** The function is registered while no statement runs on the connection. */
    private void countComputedRows() throws SQLException {
        Function.create(connection.db().connection, "counted", new Function() {
            @Override
            protected void xFunc() throws SQLException {
                computed.incrementAndGet();
                result(value_long(0));
            }
        });
    }

    private static int size(List<?> list) {
        synchronized (list) {
            return list.size();
        }
    }
}
