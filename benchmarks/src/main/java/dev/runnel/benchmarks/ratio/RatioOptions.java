package dev.runnel.benchmarks.ratio;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The selection of a measurement.
 *
 * @param databases the names of the databases
 * @param effort the length and number of the rounds
 * @param cases selects the cases of a database
 */
record RatioOptions(List<String> databases, MeasurementOptions effort, Predicate<Case<?>> cases) {
    /** All shapes. */
    static final List<Shape<?>> SHAPES = Stream.<List<? extends Shape<?>>>of(
                    ItemReads.SHAPES,
                    MailReads.SHAPES,
                    SampleReads.SHAPES,
                    GraphReads.SHAPES,
                    StockWrites.SHAPES,
                    ManyStockWrites.SHAPES,
                    PartitionCalls.SHAPES)
            .<Shape<?>>flatMap(List::stream)
            .toList();

    private static final MeasurementOptions SHORT =
            new MeasurementOptions(Duration.ofMillis(50), Duration.ofMillis(50), 3);
    private static final MeasurementOptions QUICK =
            new MeasurementOptions(Duration.ofMillis(400), Duration.ofSeconds(4), Duration.ofMillis(100), 9);
    private static final List<String> DATABASES_IN_SHORT = List.of("PostgreSQL", "MySQL", "H2");
    private static final int IN_FLIGHT_IN_SHORT = 8;

    /** Reads the properties that begin with {@code ratios.}; an empty one is none. */
    static RatioOptions of(Properties properties) {
        return of(
                new Prefixed("ratios.", properties),
                Database.names(),
                DATABASES_IN_SHORT,
                new MeasurementOptions(Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofMillis(300), 9),
                one -> true);
    }

    /**
     * Reads the properties that begin with {@code peers.}; an empty one is none. Without numbers in flight, reads have the most that their shape
     * has, and writes that of the short form.
     */
    static RatioOptions ofPeers(Properties properties, List<String> databases) {
        return of(
                new Prefixed("peers.", properties),
                databases,
                databases,
                new MeasurementOptions(Duration.ofMillis(250), Duration.ofSeconds(2), Duration.ofMillis(80), 7),
                one -> one.shape().target().isEmpty() ? one.inFlight() == most(one) : isInShort(one));
    }

    /** @param cases those that are measured if no number in flight is named */
    private static RatioOptions of(
            Prefixed properties,
            List<String> all,
            List<String> inShort,
            MeasurementOptions effort,
            Predicate<Case<?>> cases) {
        boolean isShort = Boolean.parseBoolean(properties.value("short", "false"));
        boolean isQuick = Boolean.parseBoolean(properties.value("quick", "false"));
        List<String> databases = properties.list("databases");
        Set<String> shapes = Set.copyOf(properties.list("shapes"));
        Set<String> inFlight = Set.copyOf(properties.list("inFlight"));
        refuseUnknown(shapes);
        Predicate<Case<?>> selected = !inFlight.isEmpty()
                ? one -> inFlight.contains(String.valueOf(one.inFlight()))
                : isShort ? RatioOptions::isInShort : isQuick ? RatioOptions::isInQuick : cases;
        return new RatioOptions(
                !databases.isEmpty() ? databases : isShort ? inShort : all,
                isShort ? SHORT : effort(properties, isQuick ? QUICK : effort),
                selected.and(
                        one -> shapes.isEmpty() || shapes.contains(one.shape().name())));
    }

    /** The cases of the short form. */
    static RatioOptions shortForm(List<String> databases, MeasurementOptions effort) {
        return new RatioOptions(databases, effort, RatioOptions::isInShort);
    }

    /** Eight in flight, or the least that the shape has. */
    private static boolean isInShort(Case<?> one) {
        List<Integer> inFlight = one.shape().inFlight();
        return one.inFlight() == (inFlight.contains(IN_FLIGHT_IN_SHORT) ? IN_FLIGHT_IN_SHORT : inFlight.get(0));
    }

    /** The least and the most in flight. */
    private static boolean isInQuick(Case<?> one) {
        return one.inFlight() == one.shape().inFlight().get(0) || one.inFlight() == most(one);
    }

    private static int most(Case<?> one) {
        List<Integer> inFlight = one.shape().inFlight();
        return inFlight.get(inFlight.size() - 1);
    }

    private static MeasurementOptions effort(Prefixed properties, MeasurementOptions otherwise) {
        String seconds = properties.value("seconds", "");
        int rounds = Integer.parseInt(properties.value("rounds", String.valueOf(otherwise.rounds())));
        if (seconds.isEmpty()) {
            return new MeasurementOptions(otherwise.warmUp(), otherwise.mostWarmUp(), otherwise.round(), rounds);
        }
        Duration round = Duration.ofMillis((long) (1_000 * Double.parseDouble(seconds)));
        return new MeasurementOptions(round.multipliedBy(2), round.multipliedBy(10), round, rounds);
    }

    private static void refuseUnknown(Set<String> shapes) {
        List<String> known = SHAPES.stream().<String>map(Shape::name).toList();
        Set<String> unknown = new HashSet<>(shapes);
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(unknown + " are not among " + known);
        }
    }

    /** The properties of one program. */
    private record Prefixed(String prefix, Properties properties) {
        List<String> list(String name) {
            String value = value(name, "");
            return value.isEmpty() ? List.of() : List.of(value.split(","));
        }

        String value(String name, String otherwise) {
            String value = properties.getProperty(prefix + name, "");
            return value.isEmpty() ? otherwise : value;
        }
    }
}
