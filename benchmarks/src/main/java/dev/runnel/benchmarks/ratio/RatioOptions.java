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
                    ItemReads.SHAPES, MailReads.SHAPES, SampleReads.SHAPES, GraphReads.SHAPES, StockWrites.SHAPES)
            .<Shape<?>>flatMap(List::stream)
            .toList();

    private static final MeasurementOptions SHORT =
            new MeasurementOptions(Duration.ofMillis(50), Duration.ofMillis(50), 3);
    private static final List<String> DATABASES_IN_SHORT = List.of("PostgreSQL", "MySQL", "H2");
    private static final int IN_FLIGHT_IN_SHORT = 8;

    /** Reads the properties that begin with {@code ratios.}; an empty one is none. */
    static RatioOptions of(Properties properties) {
        boolean isShort = Boolean.parseBoolean(properties.getProperty("ratios.short"));
        List<String> databases = list(properties, "databases");
        Set<String> shapes = Set.copyOf(list(properties, "shapes"));
        Set<String> inFlight = Set.copyOf(list(properties, "inFlight"));
        refuseUnknown(shapes);
        Predicate<Case<?>> cases = isShort && inFlight.isEmpty()
                ? RatioOptions::isInShort
                : one -> inFlight.isEmpty() || inFlight.contains(String.valueOf(one.inFlight()));
        return new RatioOptions(
                !databases.isEmpty() ? databases : isShort ? DATABASES_IN_SHORT : Database.names(),
                isShort ? SHORT : effort(properties),
                cases.and(one -> shapes.isEmpty() || shapes.contains(one.shape().name())));
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

    private static MeasurementOptions effort(Properties properties) {
        Duration round = Duration.ofMillis((long) (1_000 * Double.parseDouble(value(properties, "seconds", "1"))));
        return new MeasurementOptions(round.multipliedBy(2), round, Integer.parseInt(value(properties, "rounds", "7")));
    }

    private static void refuseUnknown(Set<String> shapes) {
        List<String> known = SHAPES.stream().<String>map(Shape::name).toList();
        Set<String> unknown = new HashSet<>(shapes);
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(unknown + " are not among " + known);
        }
    }

    private static List<String> list(Properties properties, String name) {
        String value = value(properties, name, "");
        return value.isEmpty() ? List.of() : List.of(value.split(","));
    }

    private static String value(Properties properties, String name, String otherwise) {
        String value = properties.getProperty("ratios." + name, "");
        return value.isEmpty() ? otherwise : value;
    }
}
