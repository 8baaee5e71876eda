package dev.runnel.benchmarks.ratio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Comparisons as a Markdown table. */
final class RatioTable {
    private static final double NANOSECONDS_OF_MICROSECOND = 1_000;

    private final List<String> lines = new ArrayList<>();

    /**
     * Begins a table with its header.
     *
     * @param byHand the title of the variant that the other one is compared with
     * @param other the title of the compared variant
     */
    RatioTable(String byHand, String other) {
        lines.add(String.format(
                "| database | read | in flight | %1$s, µs | %2$s, µs | ratio | quartiles | %1$s, B | %2$s, B |",
                byHand, other));
        lines.add("|---|---|---:|---:|---:|---:|---:|---:|---:|");
    }

    void add(Case<?> measured, Comparison comparison) {
        Quartiles ratio = comparison.ratio();
        Pair medians = comparison.medians();
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %s | %d | %,.1f | %,.1f | **%.2f** | %.2f – %.2f | %,.0f | %,.0f |",
                measured.database(),
                measured.shape().title(),
                measured.inFlight(),
                medians.byHand().nanoseconds() / NANOSECONDS_OF_MICROSECOND,
                medians.other().nanoseconds() / NANOSECONDS_OF_MICROSECOND,
                ratio.median(),
                ratio.lower(),
                ratio.upper(),
                medians.byHand().bytes(),
                medians.other().bytes()));
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
