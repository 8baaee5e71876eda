package dev.runnel.benchmarks.ratio;

import dev.runnel.benchmarks.ratio.Pauses.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Runs the read by key for some time by hand and by Runnel, and prints the pauses of the collector and the heap after young collections.
 * {@code docs/performance.md} says how to run it.
 */
public final class Heap {
    private static final String SHAPE = "key";
    private static final int IN_FLIGHT = 64;
    private static final int PARTS = 4;
    private static final double MEGABYTE = 1 << 20;

    private Heap() {}

    /** The time of each variant is {@code heap.seconds}, and the database {@code heap.database}. */
    public static void main(String[] arguments) {
        Ratios.setLoops();
        Duration each = Duration.ofMillis((long) (1_000 * Double.parseDouble(property("heap.seconds", "20"))));
        try (Database database = Database.open(property("heap.database", "PostgreSQL"))) {
            System.out.printf(
                    Locale.ROOT,
                    "%s, JDK %s, heap of %.0f MB; `%s` with %d in flight, %d s for each%n%n%s",
                    database.title(),
                    Runtime.version(),
                    Runtime.getRuntime().maxMemory() / MEGABYTE,
                    SHAPE,
                    IN_FLIGHT,
                    each.toSeconds(),
                    table(database, each));
        }
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    static String table(Database database, Duration each) {
        return database.cases()
                .filter(one -> one.shape().name().equals(SHAPE) && one.inFlight() == IN_FLIGHT)
                .map(one -> table(one, each))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(database.title() + " has no shape " + SHAPE));
    }

    /** Each variant runs in parts, AB BA …, so that changes of the machine affect both alike. A part begins with a collected heap. */
    private static <C> String table(Case<C> key, Duration each) {
        List<Use> uses = List.of(new Use(), new Use());
        Duration part = each.dividedBy(PARTS);
        try (Pauses pauses = new Pauses()) {
            key.run(key.variants().get(0), part);
            key.run(key.variants().get(1), part);
            for (int i = 0; i < PARTS; i++) {
                for (int variant : i % 2 == 0 ? new int[] {0, 1} : new int[] {1, 0}) {
                    System.gc();
                    int before = pauses.untilNow().size();
                    long operations = key.run(key.variants().get(variant), part);
                    List<Pause> all = pauses.untilNow();
                    uses.get(variant).add(operations, all.subList(before, all.size()));
                }
            }
        }
        return "| variant | operations | young collections | other pauses | sum, ms | longest, ms | ms for 1,000,000 operations"
                + " | heap after young collections, MB: least, median, most |\n"
                + "|---|---:|---:|---:|---:|---:|---:|---:|\n"
                + uses.get(0).row(key.variants().get(0).title())
                + uses.get(1).row(key.variants().get(1).title());
    }

    /** The operations of a variant and the pauses meanwhile. */
    static final class Use {
        private final List<Pause> pauses = new ArrayList<>();
        private long operations;

        void add(long more, List<Pause> meanwhile) {
            operations += more;
            pauses.addAll(meanwhile);
        }

        String row(String title) {
            long[] heaps = pauses.stream()
                    .map(Pause::heap)
                    .flatMapToLong(OptionalLong::stream)
                    .sorted()
                    .toArray();
            long sum = pauses.stream().mapToLong(Pause::milliseconds).sum();
            long longest = pauses.isEmpty()
                    ? 0
                    : Collections.max(pauses.stream().map(Pause::milliseconds).toList());
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %d | %d | %d | %d | %.1f | %s |%n",
                    title,
                    operations,
                    heaps.length,
                    pauses.size() - heaps.length,
                    sum,
                    longest,
                    sum * 1e6 / operations,
                    heaps.length == 0
                            ? "–"
                            : String.format(
                                    Locale.ROOT,
                                    "%.1f, %.1f, %.1f",
                                    heaps[0] / MEGABYTE,
                                    Quartiles.of(LongStream.of(heaps).asDoubleStream())
                                                    .median()
                                            / MEGABYTE,
                                    heaps[heaps.length - 1] / MEGABYTE));
        }
    }
}
