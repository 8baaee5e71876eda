package dev.runnel.tck.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.error.ConflictException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.PoolStats;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.stress.ServerAdmin.Session;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Programs of every kind, 64 at once, some cancelled at random times, for a long time; their rows are removed. The test
 * samples heap, threads, leases and sessions of the server, which must not grow. {@code -Drunnel.soak} sets the
 * seconds; the default only shows that the test runs.
 */
public abstract class SoakTests {
    private static final long SEED = Long.getLong("runnel.seed", 20260704L);
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("runnel.soak", 5));
    private static final int SAMPLES = 10;
    private static final int AT_ONCE = 64;
    private static final int POOL = 8;
    private static final double LEAVING_MILLIS = 60;

    /** Programs whose rows are removed together, once so many others have begun after them. */
    private static final int REMOVED = 100;

    private static final int LATER = 10 * AT_ONCE;

    /** By how much the heap may differ between two moments of rest. */
    private static final long TOLERATED_BYTES = 24 << 20;

    private final StressFixture fixture;
    private final Random random = new Random(SEED);

    /** Programs that were left or ended, not all of which have heard of it yet. */
    private final Queue<SubscriberLog> over = new ConcurrentLinkedQueue<>();

    private final LongAdder programs = new LongAdder();
    private final Map<String, LongAdder> ends = new ConcurrentHashMap<>();

    /** How a program ends where a deadlock is what may happen. */
    protected static final String CONFLICT = "failed: ConflictException";

    private static final int TRIES = 20;

    protected SoakTests(StressFixture fixture) {
        this.fixture = fixture;
    }

    /** One look, after a collection of garbage. */
    private record Look(
            long second, long programs, long heapBytes, int threads, PoolStats pool, List<Session> sessions) {}

    /** How a program may end. */
    protected Set<String> expected() {
        return Set.of("never begun", "cancelled before", "cancelled after a value", "completed");
    }

    @Test
    void nothingGrows() {
        Driver driver = fixture.openEmpty(PoolOptions.DEFAULT.withSize(POOL));
        Db db = Db.builder().driver(driver).models(StressData.models()).build();
        try (ServerAdmin outside = fixture.outside(driver)) {
            db.pushSchema().block(TestDb.PATIENCE);
            StressData ground = StressData.seeded(db);
            List<Look> looks = new ArrayList<>();
            long begun = System.nanoTime();
            List<Throwable> failures = new ArrayList<>();
            Disposable running = Flux.<Long>generate(n -> n.next(0L))
                    .flatMap(n -> another(ground), AT_ONCE)
                    .subscribe(done -> {}, failures::add);
            for (int n = 1; n <= SAMPLES; n++) {
                Mono.delay(TIME.multipliedBy(n).dividedBy(SAMPLES).minusNanos(System.nanoTime() - begun))
                        .block();
                looks.add(look((System.nanoTime() - begun) / 1_000_000_000, db, outside));
            }
            running.dispose();
            PoolAssertions.settle(db);
            PoolAssertions.allAtOnce(db, POOL);
            PoolAssertions.settle(db);
            counted(over.size());
            print(looks);
            assertThat(failures).isEmpty();
            assertThat(ends.keySet()).isSubsetOf(expected());
            PoolAssertions.areWhole(db, outside, POOL);
            areFlat(looks);
        } finally {
            db.close().block(TestDb.PATIENCE);
            fixture.drop(driver);
        }
    }

    private Mono<Void> another(StressData ground) {
        StressStatement program = StressStatement.any(random);
        CancelMode leaving = random.nextBoolean() ? CancelMode.any(random) : CancelMode.NOT;
        programs.increment();
        SubscriberLog told = new SubscriberLog(program.name() + programs.sum());
        Flux<?> listened = told.by(program.run(ground, told.tag(), SubscriberThreads.any(random)));
        Duration at = Duration.ofNanos((long) (random.nextDouble() * LEAVING_MILLIS * 1e6));
        return triedAgain(program.before(ground, told.tag()))
                .thenMany(leaving.of(
                        SubscriberThreads.any(random).around(listened), at, random.nextInt(StressData.SEEDED)))
                .then()
                .onErrorComplete(error -> told.error() != null)
                .then(Mono.defer(() -> {
                    over.add(told);
                    return over.size() > LATER ? triedAgain(ground.remove(counted(REMOVED))) : Mono.empty();
                }));
    }

    /** Statements around those under test can deadlock too where those can. */
    private Mono<Void> triedAgain(Mono<Void> work) {
        return expected().contains(CONFLICT)
                ? work.retryWhen(Retry.max(TRIES).filter(ConflictException.class::isInstance))
                : work;
    }

    /** The tags of the oldest, whose ends are counted. */
    private List<String> counted(int most) {
        return IntStream.range(0, most)
                .mapToObj(n -> over.poll())
                .filter(told -> told != null)
                .map(told -> {
                    ends.computeIfAbsent(told.end(), end -> new LongAdder()).increment();
                    return told.tag();
                })
                .toList();
    }

    private Look look(long second, Db db, ServerAdmin outside) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return new Look(
                second,
                programs.sum(),
                runtime.totalMemory() - runtime.freeMemory(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                db.pool(),
                outside.sessions());
    }

    private void print(List<Look> looks) {
        System.out.printf(
                "%s, seed %d: %d programs, 64 at once, in %d s: %s%n",
                fixture.capabilities().name(), SEED, programs.sum(), TIME.toSeconds(), ends);
        System.out.println("| second | programs | heap MB | threads | connections | opened | sessions |");
        System.out.println("|---|---|---|---|---|---|---|");
        looks.forEach(look -> System.out.printf(
                "| %d | %d | %.1f | %d | %d | %d | %d |%n",
                look.second(),
                look.programs(),
                look.heapBytes() / 1e6,
                look.threads(),
                look.pool().size(),
                look.pool().opened(),
                look.sessions().size()));
    }

    /** Compared with the time when everything had been done once: a third of the way. */
    private static void areFlat(List<Look> looks) {
        Look then = looks.get(SAMPLES / 3);
        assertThat(looks.subList(SAMPLES / 3, SAMPLES)).allSatisfy(look -> {
            assertThat(look.threads()).as("threads").isLessThanOrEqualTo(then.threads() + POOL);
            assertThat(look.pool().size()).as("connections").isLessThanOrEqualTo(POOL);
            assertThat(look.pool().acquireTimeouts()).as("waited too long").isZero();
            assertThat(look.sessions()).as("sessions").hasSizeLessThanOrEqualTo(POOL + PoolAssertions.BESIDES);
        });
        long last = looks.subList(SAMPLES - 3, SAMPLES).stream()
                .mapToLong(Look::heapBytes)
                .min()
                .orElseThrow();
        assertThat(last).as("heap").isLessThan(then.heapBytes() + TOLERATED_BYTES);
    }
}
