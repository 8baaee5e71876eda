package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The measurement in its shortest form, on PostgreSQL and H2. Each case compares what both sides read with what was written; its
 * times mean nothing.
 */
class RatiosTest {
    private static final Effort SHORT = new Effort(Duration.ZERO, Duration.ofMillis(1), 2);
    private static final String NUMBER = "[0-9,]+";
    private static final String TENTHS = NUMBER + "\\.[0-9]";
    private static final String RATIO = "[0-9]+\\.[0-9]{2}";

    @Test
    void everyReadIsComparedOnEveryDatabase() {
        List<String> progress = new ArrayList<>();

        List<String> lines = Ratios.measure(SHORT, progress::add).lines().toList();

        List<String> rows = new ArrayList<>();
        for (String database : List.of("PostgreSQL [0-9.]+[^|]*", "H2 [0-9.]+[^|]*")) {
            for (String shape : List.of("one row by its key", "100 rows", "20 × 10 × 3")) {
                for (String inFlight : List.of("1", "64")) {
                    rows.add(row(
                            database,
                            shape,
                            inFlight,
                            TENTHS,
                            TENTHS,
                            "\\*\\*" + RATIO + "\\*\\*",
                            RATIO + " – " + RATIO,
                            NUMBER,
                            NUMBER));
                }
            }
        }
        assertThat(progress).hasSameSizeAs(rows);
        assertThat(lines).hasSize(2 + rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(lines.get(2 + i)).matches(rows.get(i));
        }
    }

    private static String row(String... cells) {
        return "\\| " + String.join(" \\| ", cells) + " \\|";
    }
}
