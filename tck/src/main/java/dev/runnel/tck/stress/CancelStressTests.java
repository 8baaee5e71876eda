package dev.runnel.tck.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.stress.StressData.Written;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Programs of every kind on a pool of two, cancelled at random times and in every way. Afterwards the pool has all its
 * connections, no session of the server is in a transaction, each write is applied atomically and matches the signals
 * of its subscriber, and no cancel affected another program. {@code -Drunnel.seed} sets the times, {@code
 * -Drunnel.cancels} the number of programs of each kind.
 */
public abstract class CancelStressTests {
    private static final long SEED = Long.getLong("runnel.seed", 20260704L);
    private static final int CANCELS = Integer.getInteger("runnel.cancels", 400);
    private static final int POOL = 2;

    /** The programs' own, and what Reactor's publishOn, of which only {@link SubscriberThreads} has one, drops of a worker that went with a cancel. */
    private static final Set<String> ERRORS =
            Set.of(StressStatement.Undone.class.getSimpleName(), "StaticRejectedExecutionException");

    private static final Duration LONGEST = Duration.ofMinutes(1).plusMillis(50L * CANCELS);

    private final StressFixture fixture;

    protected CancelStressTests(StressFixture fixture) {
        this.fixture = fixture;
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingBehind(StressStatement program) {
        Driver driver = fixture.openEmpty(PoolOptions.DEFAULT.withSize(POOL));
        Db db = Db.builder().driver(driver).models(StressData.models()).build();
        try (ServerAdmin outside = fixture.outside(driver);
                DroppedSignals dropped = new DroppedSignals()) {
            db.pushSchema().block(TestDb.PATIENCE);
            StressData ground = StressData.seeded(db, program.seeds());
            CancelRun storm = new CancelRun(ground, program, SEED);
            storm.crowd(CANCELS - CANCELS / 4)
                    .then(storm.alone(CANCELS / 4, POOL))
                    .block(LONGEST);
            PoolAssertions.allAtOnce(db, POOL);
            PoolAssertions.settle(db);
            Map<String, Written> written = ground.written();

            System.out.printf(
                    "%s, seed %d: %d times %s: %s; kept: %d; dropped: %s %s; the next reads took at most %d ms%n",
                    fixture.capabilities().name(),
                    SEED,
                    CANCELS,
                    program,
                    storm.ends(),
                    written.size(),
                    dropped.errors(),
                    dropped.values(),
                    storm.slowestNext().toMillis());
            for (SubscriberLog told : storm.all()) {
                isTrue(program, told, written.getOrDefault(told.tag(), Written.NOTHING));
            }
            assertThat(storm.ends().keySet())
                    .isSubsetOf("never begun", "cancelled before", "cancelled after a value", "completed");
            PoolAssertions.areWhole(db, outside, POOL);
            assertThat(dropped.errors().keySet()).as("dropped errors").isSubsetOf(ERRORS);
            assertThat(dropped.held()).as("dropped, and not given back").isEmpty();
        } finally {
            db.close().block(TestDb.PATIENCE);
            fixture.drop(driver);
        }
    }

    private static void isTrue(StressStatement program, SubscriberLog told, Written written) {
        Throwable failure = told.error();
        if (failure != null) {
            throw new AssertionError(told.tag() + " failed", failure);
        }
        String what = told.tag() + ", " + told.end() + ", has left " + written;
        Written whole = program.whole();
        boolean promised =
                told.completed() && program.keepsWhatItTells() || told.gaveValues() && program.emitsWhatIsKept();
        if (promised) {
            assertThat(written).as(what).isEqualTo(whole);
        } else if (!told.begun()) {
            assertThat(written).as(what).isEqualTo(program.untouched());
        } else {
            assertThat(written).as(what).isIn(program.untouched(), whole);
        }
    }
}
