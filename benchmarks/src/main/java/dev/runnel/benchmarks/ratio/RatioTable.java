package dev.runnel.benchmarks.ratio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The comparisons of one database as a table of Markdown: the first variant, the second one beside it, and in short the others. */
final class RatioTable {
    private static final int RUNNEL = 1;
    private static final String NONE = "–";

    private final List<String> lines = new ArrayList<>();
    private boolean hasHead;

    /** A case and its comparison. */
    void add(Case<?> measured, Comparison comparison) {
        addHead(measured);
        add(
                measured,
                String.format(Locale.ROOT, "%,.0f", comparison.median(0, Measure.THROUGHPUT::of)),
                ratio(comparison, RUNNEL, Measure.THROUGHPUT)
                        + comparison
                                .ratio(RUNNEL, Measure.THROUGHPUT)
                                .map(ratio ->
                                        String.format(Locale.ROOT, " (%.2f – %.2f)", ratio.lower(), ratio.upper()))
                                .orElse(""),
                both(comparison, Measure.CLIENT_CPU, "%,.1f"),
                both(comparison, Measure.SERVER_CPU, "%,.1f"),
                both(comparison, Measure.BYTES, "%,.0f"),
                IntStream.of(RUNNEL, 0)
                        .mapToObj(variant ->
                                String.format(Locale.ROOT, "%.0f", comparison.median(variant, Cost::threads)))
                        .collect(Collectors.joining(" / ")),
                IntStream.range(RUNNEL + 1, measured.variants().size())
                        .mapToObj(other -> ratio(comparison, other, Measure.THROUGHPUT) + ", "
                                + ratio(comparison, other, Measure.CLIENT_CPU) + ", "
                                + ratio(comparison, other, Measure.BYTES))
                        .collect(Collectors.joining(" | ")),
                verdict(comparison));
    }

    /** A case that failed. */
    void addFailed(Case<?> failed) {
        addHead(failed);
        String[] cells = new String[7 + failed.variants().size() - RUNNEL - 1];
        Arrays.fill(cells, NONE);
        cells[cells.length - 1] = "failed";
        add(failed, cells);
    }

    private void addHead(Case<?> first) {
        if (hasHead) {
            return;
        }
        hasHead = true;
        List<String> titles = first.variants().stream().map(Variant::title).toList();
        String others = titles.stream()
                .skip(RUNNEL + 1)
                .map(title -> title + ": throughput, client CPU, bytes | ")
                .collect(Collectors.joining());
        lines.add(String.format(
                "| shape | in flight | %1$s, 1/s | throughput | client CPU, µs, %2$s / %1$s | server CPU, µs | bytes | threads | %3$sverdict |",
                titles.get(0), titles.get(RUNNEL), others));
        lines.add("|---|---:|---:|---:|---:|---:|---:|---:|" + "---:|".repeat(titles.size() - RUNNEL - 1) + "---|");
    }

    private void add(Case<?> of, String... cells) {
        lines.add("| `" + of.shape().name() + "`: " + of.shape().title() + " | " + of.inFlight() + " | "
                + Arrays.stream(cells).filter(cell -> !cell.isEmpty()).collect(Collectors.joining(" | ")) + " |");
    }

    private static String both(Comparison comparison, Measure measure, String format) {
        double runnel = comparison.median(RUNNEL, measure::of);
        double byHand = comparison.median(0, measure::of);
        return comparison.ratio(RUNNEL, measure).isEmpty()
                ? NONE
                : String.format(Locale.ROOT, format + " / " + format, runnel, byHand) + " "
                        + ratio(comparison, RUNNEL, measure);
    }

    private static String ratio(Comparison comparison, int variant, Measure measure) {
        return comparison
                .ratio(variant, measure)
                .map(ratio -> String.format(Locale.ROOT, variant == RUNNEL ? "**%.2f**" : "%.2f", ratio.median()))
                .orElse(NONE);
    }

    /** The goals that the ratios miss. */
    private static String verdict(Comparison comparison) {
        String missed = Arrays.stream(Measure.values())
                .filter(measure -> comparison
                        .ratio(RUNNEL, measure)
                        .filter(ratio -> !measure.isReachedBy(ratio.median()))
                        .isPresent())
                .map(Measure::title)
                .collect(Collectors.joining(", "));
        return missed.isEmpty() ? "reached" : "misses " + missed;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
