package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * The measurement in its shortest form, on every database that is there. Each case compares the results of both sides; its times mean
 * nothing.
 */
class RatiosTest {
    private static final MeasurementOptions SHORT = new MeasurementOptions(Duration.ZERO, Duration.ofMillis(1), 1);
    private static final String NUMBER = "[0-9,]+";
    private static final String RATIO = "[0-9]+\\.[0-9]{2}";
    private static final String BOTH = NUMBER + "(\\.[0-9])? / " + NUMBER + "(\\.[0-9])? \\*\\*" + RATIO + "\\*\\*";

    private static final Shape<String> READ = new Shape<>("key", "key", 1, (contender, turn) -> Mono.just(List.of()));

    @Test
    void everyOperationIsComparedOnEveryDatabase() {
        List<String> failures = new ArrayList<>();

        String tables = Ratios.measure(RatioOptions.shortForm(Database.names(), SHORT), line -> {}, failures);

        assertThat(failures).isEmpty();
        List<String> ofPartitions = titles(PartitionCalls.SHAPES);
        List<String> all = titles(RatioOptions.SHAPES).stream()
                .filter(title -> !ofPartitions.contains(title))
                .toList();
        Map<String, List<String>> shapes = Map.of("SQLite", titles(SampleReads.SHAPES), "DynamoDB", ofPartitions);
        for (String table : tables.strip().split("\n\n\\*\\*")) {
            List<String> lines = table.lines().toList();
            String database = lines.get(0).replaceAll("[* ].*", "");
            List<String> measured = shapes.getOrDefault(database, all);
            assertThat(lines.subList(4, lines.size())).hasSameSizeAs(measured);
            for (int i = 0; i < measured.size(); i++) {
                assertThat(lines.get(4 + i)).matches(row(measured.get(i)));
            }
        }
    }

    @Test
    void anUnknownShapeOrDatabaseIsRefused() {
        assertThatThrownBy(() -> options("shapes", "key,keys")).hasMessageStartingWith("[keys] are not among [key, ");
        RatioOptions unknown = options("databases", "Oracle");
        assertThatThrownBy(() -> Ratios.measure(unknown, line -> {}, new ArrayList<>()))
                .hasMessageStartingWith("Oracle is not among [PostgreSQL, ");
    }

    @Test
    void aPropertyThatIsEmptyIsNone() {
        RatioOptions options = options("shapes", "");

        assertThat(options.databases()).isEqualTo(Database.names());
        assertThat(options.effort().round()).isEqualTo(Duration.ofMillis(300));
        assertThat(options("seconds", "0.2").effort().round()).isEqualTo(Duration.ofMillis(200));
        assertThat(options("short", "true").databases()).containsExactly("PostgreSQL", "MySQL", "H2");
    }

    @Test
    void theQuickFormHasTheFewestAndTheMostInFlight() {
        RatioOptions quick = options("quick", "true");

        assertThat(quick.databases()).isEqualTo(Database.names());
        assertThat(quick.effort().rounds()).isGreaterThanOrEqualTo(7);
        assertThat(selected(quick, 1, 8, 64)).containsExactly(1, 64);
        assertThat(selected(quick, 1, 4)).containsExactly(1, 4);
    }

    @Test
    void peersReadWithTheMostInFlightAndWriteWithEight() {
        RatioOptions options = RatioOptions.ofPeers(new Properties(), List.of("H2"));

        assertThat(selected(options, 1, 8, 64)).containsExactly(64);
        assertThat(cases(READ.writing(Target.empty("stocks", 1)), 1, 8, 64)
                        .filter(options.cases())
                        .map(Case::inFlight))
                .containsExactly(8);
    }

    private static List<Integer> selected(RatioOptions options, Integer... inFlight) {
        return cases(READ, inFlight).filter(options.cases()).map(Case::inFlight).toList();
    }

    private static Stream<? extends Case<?>> cases(Shape<String> shape, Integer... inFlight) {
        return Database.cases(Workbench.readOnly("memory"), List.of(shape.withInFlight(inFlight)), List.of());
    }

    @Test
    void theOptionsOfPeersHaveTheirOwnPrefixAndDefaults() {
        Properties properties = new Properties();
        properties.setProperty("ratios.rounds", "3");
        properties.setProperty("peers.seconds", "0.1");

        RatioOptions options = RatioOptions.ofPeers(properties, List.of("PostgreSQL"));

        assertThat(options.databases()).containsExactly("PostgreSQL");
        assertThat(options.effort().round()).isEqualTo(Duration.ofMillis(100));
        assertThat(options.effort().rounds()).isEqualTo(7);
    }

    private static RatioOptions options(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty("ratios." + name, value);
        return RatioOptions.of(properties);
    }

    private static List<String> titles(List<? extends Shape<?>> shapes) {
        return shapes.stream()
                .map(shape -> "`" + shape.name() + "`: " + shape.title())
                .toList();
    }

    /** In so short a round the JVM or the server may have used no CPU time that is counted. */
    private static String row(String shape) {
        return "\\| "
                + String.join(
                        " \\| ",
                        shape,
                        "[148]",
                        NUMBER,
                        "\\*\\*" + RATIO + "\\*\\* \\(" + RATIO + " – " + RATIO + "\\)",
                        "(" + BOTH + "|–)",
                        "(" + BOTH + "|–)",
                        BOTH,
                        "[0-9]+ / [0-9]+( \\| " + RATIO + ", (" + RATIO + "|–), " + RATIO + ")?",
                        "(reached|misses .*)")
                + " \\|";
    }
}
