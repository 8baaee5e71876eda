package dev.runnel.tck.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.RunnelException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.fault.NetworkCondition;
import dev.runnel.tck.scenario.bank.Transfer;
import dev.runnel.tck.stress.Bank.Form;
import dev.runnel.tck.stress.ServerAdmin.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Transfers between accounts, 64 at once, during cancels, killed sessions, locked rows and network stalls. Each audit
 * finds the same sum. Each acknowledged transfer is stored once, and no rejected one is. {@code -Drunnel.bank} sets the
 * seconds, {@code -Drunnel.seed} the transfers.
 */
public abstract class BankTests {
    private static final long SEED = Long.getLong("runnel.seed", 20260704L);
    private static final int AT_ONCE = 64;
    private static final int POOL = 8;

    /** The longest time between two checks, which limits the transfers that are remembered. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

    private static final Duration BETWEEN_AUDITS = Duration.ofMillis(25);
    private static final Duration BETWEEN_KILLS = Duration.ofMillis(400);
    private static final Duration BETWEEN_STALLS = Duration.ofMillis(300);
    private static final Duration BETWEEN_SILENCES = Duration.ofSeconds(2);
    private static final int LONGEST_STALL_MILLIS = 200;
    private static final double LEAVING_MILLIS = 40;

    /** How a transfer may end. A session may be killed before it was opened for anyone. */
    private static final Set<String> NAMED = Set.of(
            "never begun",
            "cancelled before",
            "cancelled after a value",
            "completed",
            "failed: Refused",
            "failed: ConflictException",
            "failed: ConnectFailedException",
            "failed: ConnectionLostException",
            "failed: CommitUnknownException");

    private final StressFixture fixture;
    private final Duration time;

    protected BankTests(StressFixture fixture) {
        this.fixture = fixture;
        this.time = Duration.ofSeconds(Integer.getInteger("runnel.bank", 20));
    }

    @Test
    void theSumNeverChanges() {
        Driver driver =
                fixture.openEmpty(PoolOptions.DEFAULT.withSize(POOL).withAcquireTimeout(Duration.ofSeconds(10)));
        Db db = Db.builder()
                .driver(driver)
                .models(Bank.MODELS.toArray(ModelProvider[]::new))
                .build();
        try (ServerAdmin outside = fixture.outside(driver)) {
            db.pushSchema().block(TestDb.PATIENCE);
            Random random = new Random(SEED);
            for (Duration left = time; !left.isZero(); ) {
                Duration round = left.compareTo(LONGEST_ROUND) < 0 ? left : LONGEST_ROUND;
                new Round(db, outside, random).run(round);
                left = left.minus(round);
            }
        } finally {
            db.close().block(TestDb.PATIENCE);
            fixture.drop(driver);
        }
    }

    private final class Round {
        private final Db db;
        private final Bank bank;
        private final ServerAdmin outside;
        private final Random random;
        private final Random disturbing = new Random(SEED);
        private final List<Form> forms;
        private final Map<UUID, SubscriberLog> all = new ConcurrentHashMap<>();
        private final AtomicInteger kills = new AtomicInteger();
        private final AtomicInteger stalls = new AtomicInteger();
        private final AtomicInteger silences = new AtomicInteger();
        private final AtomicInteger audits = new AtomicInteger();
        private boolean over;

        Round(Db db, ServerAdmin outside, Random random) {
            this.db = db;
            this.bank = new Bank(db, fixture.capabilities().transactions().isolations());
            this.forms = Stream.of(Form.values()).filter(bank::keeps).toList();
            this.outside = outside;
            this.random = random;
        }

        void run(Duration duration) {
            bank.open();
            long end = System.nanoTime() + duration.toNanos();
            Mono<Void> transfers = Flux.<Transfer>generate(sink -> sink.next(Bank.transfer(random)))
                    .takeWhile(transfer -> System.nanoTime() < end)
                    .flatMap(this::transfer, AT_ONCE)
                    .then();
            Flux<Integer> disturbances = Flux.merge(
                    again(BETWEEN_AUDITS, audit()),
                    again(
                            BETWEEN_KILLS,
                            Mono.<Void>fromRunnable(this::kill).doOnSuccess(done -> kills.incrementAndGet())),
                    again(BETWEEN_STALLS, stall().doOnSuccess(done -> stalls.incrementAndGet())),
                    again(BETWEEN_SILENCES, silence().doOnSuccess(done -> silences.incrementAndGet())));
            Mono.firstWithSignal(transfers, disturbances.then()).block(duration.plus(TestDb.PATIENCE));
            killNoMore();
            PoolAssertions.settle(db);
            System.out.printf(
                    "%s, seed %d: %d transfers in %d s: %s; kills %d, locks %d, silences %d, audits %d%n",
                    fixture.capabilities().name(),
                    SEED,
                    all.size(),
                    duration.toSeconds(),
                    ends(),
                    kills.get(),
                    stalls.get(),
                    silences.get(),
                    audits.get());
            PoolAssertions.findKilled(db, POOL);
            bank.isTrue(all);
            PoolAssertions.allAtOnce(db, POOL);
            PoolAssertions.settle(db);
            PoolAssertions.areWhole(db, outside, POOL);
            assertThat(ends().keySet()).isSubsetOf(NAMED);
            assertThat(audits).as("audits").hasPositiveValue();
        }

        private Mono<Void> transfer(Transfer transfer) {
            SubscriberLog told = new SubscriberLog(transfer.id().toString());
            all.put(transfer.id(), told);
            Form form = forms.get(random.nextInt(forms.size()));
            CancelMode leaving = random.nextInt(3) == 0 ? CancelMode.any(random) : CancelMode.NOT;
            Duration at = Duration.ofNanos((long) (random.nextDouble() * LEAVING_MILLIS * 1e6));
            return Flux.from(leaving.of(told.by(bank.run(transfer, form)), at, random.nextInt(2)))
                    .then()
                    .onErrorComplete(error -> told.error() != null);
        }

        private Flux<Integer> again(Duration pause, Mono<Void> action) {
            return Mono.delay(pause, Schedulers.boundedElastic())
                    .then(action)
                    .thenReturn(0)
                    .repeat();
        }

        /** Counts the audits that ended well: a killed audit has checked nothing. */
        private Mono<Void> audit() {
            return bank.audit().doOnSuccess(checked -> audits.incrementAndGet()).onErrorComplete(RunnelException.class);
        }

        private Mono<Void> stall() {
            return Mono.defer(() -> bank.stall(disturbing, Duration.ofMillis(disturbing.nextInt(LONGEST_STALL_MILLIS))))
                    .onErrorComplete(RunnelException.class);
        }

        /** Nothing arrives for a time, either way. */
        private Mono<Void> silence() {
            return Mono.defer(() -> {
                outside.becomes(NetworkCondition.STALLED);
                return Mono.delay(Duration.ofMillis(disturbing.nextInt(LONGEST_STALL_MILLIS)))
                        .doFinally(over -> outside.becomes(NetworkCondition.WELL))
                        .then();
            });
        }

        private synchronized void kill() {
            if (over) {
                return;
            }
            List<Session> sessions = outside.sessions();
            if (!sessions.isEmpty()) {
                outside.kill(sessions.get(disturbing.nextInt(sessions.size())));
            }
        }

        /** Waits for one who is about to, and whom nothing cancels. */
        private synchronized void killNoMore() {
            over = true;
        }

        private Map<String, Long> ends() {
            return all.values().stream()
                    .collect(Collectors.groupingBy(SubscriberLog::end, TreeMap::new, Collectors.counting()));
        }
    }
}
