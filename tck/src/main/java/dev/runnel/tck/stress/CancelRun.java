package dev.runnel.tck.stress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Programs of one kind that are cancelled at random times. The range of the times follows the duration of the programs:
 * it grows after each cancelled program and shrinks after each completed one, so that a run has both, on a fast and on
 * a busy machine.
 */
final class CancelRun {
    private static final int AT_ONCE = 8;
    private static final double GROWS = 1.02;
    private static final double SHRINKS = 0.96;
    private static final double SHORTEST_NANOS = 100e3;
    private static final double LONGEST_NANOS = 500e6;

    private final StressData ground;
    private final StressStatement program;
    private final Random random;
    private final List<SubscriberLog> all = new ArrayList<>();
    private final AtomicLong slowestNextNanos = new AtomicLong();
    private double spanNanos = 4e6;

    CancelRun(StressData ground, StressStatement program, long seed) {
        this.ground = ground;
        this.program = program;
        this.random = new Random(seed + program.ordinal());
    }

    /** Several at once, more than there are connections. */
    Mono<Void> crowd(int programs) {
        return Flux.range(0, programs).flatMap(n -> another(), AT_ONCE).then();
    }

    /** One after the other, and after each as many reads at once as there are connections. */
    Mono<Void> alone(int programs, int connections) {
        Mono<Void> reads = Mono.defer(() -> {
            long begun = System.nanoTime();
            return Flux.range(0, connections)
                    .flatMap(n -> StressStatement.READ.run(ground, "", SubscriberThreads.NONE), connections)
                    .then()
                    .doOnSuccess(done -> slowestNextNanos.accumulateAndGet(System.nanoTime() - begun, Math::max));
        });
        return Flux.range(0, programs).concatMap(n -> another().then(reads)).then();
    }

    private Mono<Void> another() {
        SubscriberLog told;
        CancelMode leaving = CancelMode.any(random);
        Duration at;
        synchronized (this) {
            told = new SubscriberLog(program.name() + all.size());
            all.add(told);
            at = Duration.ofNanos((long) (random.nextDouble() * spanNanos));
        }
        int value = random.nextInt(random.nextBoolean() ? 4 : StressData.SEEDED);
        Flux<?> listened = told.by(program.run(ground, told.tag(), SubscriberThreads.any(random)));
        Mono<Void> left = Flux.from(leaving.of(SubscriberThreads.any(random).around(listened), at, value))
                .then()
                .doOnTerminate(() -> adapt(leaving, told))
                .onErrorComplete(error -> told.error() != null);
        return program.before(ground, told.tag()).then(left);
    }

    private synchronized void adapt(CancelMode leaving, SubscriberLog told) {
        if (leaving.timed()) {
            double span = spanNanos * (told.completed() ? SHRINKS : GROWS);
            spanNanos = Math.max(SHORTEST_NANOS, Math.min(span, LONGEST_NANOS));
        }
    }

    /** The number of subscriptions with each end. */
    Map<String, Long> ends() {
        return all.stream().collect(Collectors.groupingBy(SubscriberLog::end, TreeMap::new, Collectors.counting()));
    }

    /** How long the reads after a program took at most. */
    Duration slowestNext() {
        return Duration.ofNanos(slowestNextNanos.get());
    }

    List<SubscriberLog> all() {
        return all;
    }
}
