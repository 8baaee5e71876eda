package dev.runnel.benchmarks.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.driver.r2dbc.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The measurement in its shortest form. Every way is compared with what was written; its times mean nothing. */
class StreamsTest {
    private static final Streams.Effort SHORT = new Streams.Effort(Duration.ZERO, Duration.ofMillis(1), 1);
    private static final int ROWS = 1_000;
    private static final int HEADING = 2;

    @Test
    void everyWayGivesTheSameAndHoldsWhatItSays() {
        List<String> costs = new ArrayList<>();
        List<String> held = new ArrayList<>();
        String url = PostgresServer.newDatabase();
        Streams.measure(url, List.of(ROWS), SHORT, costs::add);
        IdleCost.measure(url, ROWS, held::add);
        PostgresServer.dropDatabase(url);

        int withoutInclude = 5 * 6;
        int withInclude = 3 * 5;
        assertThat(costs).hasSize(HEADING + 2 * 2 * (withoutInclude + withInclude));
        assertThat(held)
                .anyMatch(line -> line.startsWith("| by no index, with an include | Runnel | idle | none | 0 |")
                        && line.endsWith("| 100 | 100 |"))
                .anyMatch(line ->
                        line.startsWith("| by no index, with an include | cursor | idle in transaction | held |")
                                && line.endsWith("| 0 | 0 |"))
                .anyMatch(line -> line.startsWith("| by no index, with an include | held cursor | idle | none | 0 |")
                        && line.endsWith("| 0 | 0 |"));
    }
}
