package dev.runnel.benchmarks.stream;

import dev.runnel.benchmarks.ratio.AllThreads;
import dev.runnel.benchmarks.ratio.Quartiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import reactor.core.publisher.Flux;

/**
 * Reads streams of PostgreSQL with every variant in turn, to the last row and cancelled after ten rows, and prints one table. Then it
 * prints the table of {@link IdleCost}.
 */
public final class Streams {
    static final Effort EFFORT = new Effort(Duration.ofMillis(800), Duration.ofMillis(100), 5);

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ALL = Integer.MAX_VALUE;
    private static final int FEW = 10;
    private static final int DEMAND = 256;
    private static final int WIDE = 1_000;
    private static final double NANOSECONDS_OF_MICROSECOND = 1_000;

    private Streams() {}

    /**
     * The duration of a measurement.
     *
     * @param warmUp the time for each variant
     * @param round the target time of one round, which is at least one read
     */
    record Effort(Duration warmUp, Duration round, int rounds) {}

    /** The cost of one read: the time to its end, the time to its first row, and the bytes that all threads allocated. */
    private record Cost(double nanoseconds, double first, double bytes) {}

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = "r2dbc:postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres";
            measure(url, List.of(100_000, 1_000), EFFORT, System.out::println);
            IdleCost.measure(url, 100_000, System.out::println);
        }
    }

    /** @param lines receives the table, line by line during the measurement */
    static void measure(String url, List<Integer> sizes, Effort effort, Consumer<String> lines) {
        lines.accept("| rows | read | until | way | µs | µs per row | beside keyset | first row, µs | B per row |");
        lines.accept("|---|---|---|---|---:|---:|---:|---:|---:|");
        for (int width : List.of(0, WIDE)) {
            for (int size : sizes) {
                try (Store store = new Store(url, size, width, 2)) {
                    for (StreamShape shape : StreamShape.values()) {
                        List<StreamVariant> ways = store.ways().stream()
                                .filter(way -> way.reads(shape))
                                .toList();
                        ways.forEach(way -> verify(way, store, shape));
                        measure(ways, store, shape, ALL, effort, lines);
                        measure(ways, store, shape, FEW, effort, lines);
                    }
                }
            }
        }
    }

    /** Verifies that each row is returned once, in order, with its related rows. */
    private static void verify(StreamVariant way, Store store, StreamShape shape) {
        List<Entry> entries = way.read(shape).collectList().block(PATIENCE);
        Set<UUID> seen = new HashSet<>();
        long place = Long.MIN_VALUE;
        for (Entry entry : entries == null ? List.<Entry>of() : entries) {
            boolean right = seen.add(entry.id())
                    && shape.place(entry) >= place
                    && (!shape.filtered() || entry.kept())
                    && (!shape.include() || entry.remarks().get().size() == Store.REMARKS);
            if (!right) {
                throw new IllegalStateException(way.title() + ", " + shape + ": wrong from row " + seen.size());
            }
            place = shape.place(entry);
        }
        if (seen.size() != shape.rows(store.rows())) {
            throw new IllegalStateException(way.title() + ", " + shape + ": " + seen.size() + " rows");
        }
    }

    private static void measure(
            List<StreamVariant> ways, Store store, StreamShape shape, int most, Effort effort, Consumer<String> lines) {
        Map<StreamVariant, Integer> reads = new LinkedHashMap<>();
        Map<StreamVariant, List<Cost>> costs = new LinkedHashMap<>();
        for (StreamVariant way : ways) {
            reads.put(way, warmUp(way, shape, most, effort));
            costs.put(way, new ArrayList<>());
        }
        for (int round = 0; round < effort.rounds; round++) {
            for (int turn = 0; turn < ways.size(); turn++) {
                StreamVariant way = ways.get((round + turn) % ways.size());
                costs.get(way).add(round(way, shape, most, reads.get(way)));
            }
        }
        double keyset = ways.stream()
                .filter(Keyset.class::isInstance)
                .mapToDouble(way -> median(costs.get(way), Cost::nanoseconds))
                .sum();
        double rows = Math.min(most, shape.rows(store.rows()));
        costs.forEach((way, of) -> {
            double nanoseconds = median(of, Cost::nanoseconds);
            lines.accept(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %,.0f | %,.2f | %.2f | %,.0f | %,.0f |",
                    store.title(),
                    shape.title(),
                    most == ALL ? "the end" : "row " + most,
                    way.title(),
                    nanoseconds / NANOSECONDS_OF_MICROSECOND,
                    nanoseconds / NANOSECONDS_OF_MICROSECOND / rows,
                    nanoseconds / keyset,
                    median(of, Cost::first) / NANOSECONDS_OF_MICROSECOND,
                    median(of, Cost::bytes) / rows));
        });
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
        return Quartiles.of(costs.stream().mapToDouble(part)).median();
    }

    /** The number of reads that fill a round, by the fastest read. */
    private static int warmUp(StreamVariant way, StreamShape shape, int most, Effort effort) {
        long end = System.nanoTime() + effort.warmUp.toNanos();
        double best = Double.POSITIVE_INFINITY;
        do {
            best = Math.min(best, round(way, shape, most, 1).nanoseconds);
        } while (System.nanoTime() < end);
        return (int) Math.max(1, effort.round.toNanos() / best);
    }

    private static Cost round(StreamVariant way, StreamShape shape, int most, int reads) {
        AllThreads allocating = new AllThreads();
        long untilFirst = 0;
        long start = System.nanoTime();
        for (int i = 0; i < reads; i++) {
            long begun = System.nanoTime();
            long[] first = {0};
            Flux<Entry> rows = way.read(shape).doOnNext(row -> {
                if (first[0] == 0) {
                    first[0] = System.nanoTime() - begun;
                }
            });
            (most == ALL ? rows.limitRate(DEMAND) : rows.take(most)).then().block(PATIENCE);
            untilFirst += first[0];
        }
        double nanoseconds = System.nanoTime() - start;
        return new Cost(nanoseconds / reads, (double) untilFirst / reads, (double) allocating.bytes() / reads);
    }
}
