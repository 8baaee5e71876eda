package dev.runnel.tck.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.stress.ServerAdmin.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The time that a statement still runs on the server after its cancel, measured by polling the server's list of
 * sessions. The tests check the median, because a single round may be as slow as the machine.
 */
public abstract class CancelDelayTests {
    private static final int ROUNDS = 15;

    /** The number of rounds if the promised delay is longer. */
    private static final int FEW_ROUNDS = 3;

    protected static final Duration PROMISED = Duration.ofMillis(100);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

    /** Each of them is compared with each: seconds of work. */
    private static final int SLOW_ROWS = 3_000;

    private final StressFixture fixture;
    private final Driver driver;
    private final Db db;
    private final ServerAdmin outside;
    private final Duration ofALockThatIsWaitedFor;

    /** @param ofALockThatIsWaitedFor what is promised of a statement that waits for a lock */
    protected CancelDelayTests(StressFixture fixture, Duration ofALockThatIsWaitedFor) {
        this.fixture = fixture;
        this.ofALockThatIsWaitedFor = ofALockThatIsWaitedFor;
        this.driver = fixture.openEmpty(PoolOptions.DEFAULT.withSize(2));
        this.db = Db.builder().driver(driver).models(StressData.models()).build();
        db.pushSchema().block(TestDb.PATIENCE);
        this.outside = fixture.outside(driver);
    }

    @BeforeEach
    void seed() {
        StressData.seeded(db, SLOW_ROWS);
    }

    @AfterEach
    void close() {
        outside.close();
        db.close().block(TestDb.PATIENCE);
        fixture.drop(driver);
    }

    private Mono<Long> slow() {
        return slow(db);
    }

    /** A statement that computes for seconds: for every todo all those of its category are counted. */
    protected Mono<Long> slow(Db of) {
        return Todos.filter(t -> t.category().todos().count().gt(1_000_000L)).count(of);
    }

    @Test
    void aStatementThatComputes() {
        isPromised(PROMISED, "computes", this::slow);
    }

    @Test
    void aStatementThatWaitsForALock() {
        Sinks.Empty<Void> locked = Sinks.empty();
        Disposable holder = db.outsideTransaction()
                .transaction(tx -> Users.filter(u -> u.email().eq(StressData.email(StressData.SEED, 0)))
                        .update()
                        .name(StressData.SEED)
                        .exec(tx)
                        .doOnSuccess(done -> locked.tryEmitEmpty())
                        .then(Mono.never()))
                .subscribe();
        locked.asMono().block(TestDb.PATIENCE);
        isPromised(
                ofALockThatIsWaitedFor,
                "waits for a lock",
                () -> Users.filter(u -> u.email().eq(StressData.email(StressData.SEED, 0)))
                        .update()
                        .name(StressData.SEED)
                        .exec(db));
        holder.dispose();
    }

    /** Whatever the driver cancels by may be lost, too. */
    @Test
    void afterEverySessionWasKilled() {
        db.transaction(tx -> Users.all().count(tx)).block(TestDb.PATIENCE);
        for (Session session : outside.sessions()) {
            outside.kill(session);
        }
        Users.all().count(db).retry(1).block(TestDb.PATIENCE);
        isPromised(PROMISED, "computes, after every session was killed", this::slow);
    }

    private void isPromised(Duration promised, String what, Supplier<Mono<?>> statement) {
        int rounds = promised.equals(PROMISED) ? ROUNDS : FEW_ROUNDS;
        List<Duration> delays = new ArrayList<>();
        for (int n = 0; n < rounds; n++) {
            Disposable running = statement.get().subscribe();
            until(() -> outside.sessions().stream().anyMatch(Session::runs));
            long left = System.nanoTime();
            running.dispose();
            until(() -> outside.sessions().stream().noneMatch(Session::runs));
            delays.add(Duration.ofNanos(System.nanoTime() - left));
            Users.byEmail("nobody").count(db).block(TestDb.PATIENCE);
        }
        Collections.sort(delays);
        Duration median = delays.get(rounds / 2);
        System.out.printf(
                "%s: a statement that %s ran on for %d ms after its subscriber had left, at most %d ms, in %d rounds%n",
                fixture.capabilities().name(),
                what,
                median.toMillis(),
                delays.get(rounds - 1).toMillis(),
                rounds);
        assertThat(median).isLessThan(promised);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TestDb.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(end);
            Mono.delay(BETWEEN_LOOKS).block();
        }
    }
}
