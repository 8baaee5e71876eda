package dev.runnel.benchmarks.ratio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The comparisons as a table of Markdown. */
final class RatioTable {
    private static final double NANOSECONDS_OF_MICROSECOND = 1_000;

    private final List<String> lines = new ArrayList<>(List.of(
            "| database | read | in flight | by hand, µs | Runnel, µs | ratio | quartiles | by hand, B | Runnel, B |",
            "|---|---|---:|---:|---:|---:|---:|---:|---:|"));

    void add(Case measured, Comparison comparison) {
        Quartiles ratio = comparison.ratio();
        Pair medians = comparison.medians();
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %s | %d | %,.1f | %,.1f | **%.2f** | %.2f – %.2f | %,.0f | %,.0f |",
                measured.database(),
                measured.shape().title(),
                measured.inFlight(),
                medians.byHand().nanoseconds() / NANOSECONDS_OF_MICROSECOND,
                medians.runnel().nanoseconds() / NANOSECONDS_OF_MICROSECOND,
                ratio.median(),
                ratio.lower(),
                ratio.upper(),
                medians.byHand().bytes(),
                medians.runnel().bytes()));
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
