package dev.runnel.benchmarks.ratio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The comparisons of one database with its peers as tables of Markdown, one for each measure: by hand, and the ratio of each contender to it. */
final class PeerTables {
    private static final String RUNNEL = "Runnel";
    private static final String NONE = "–";

    private final List<Contender> peers;
    private final Map<Measure, List<String>> lines = new LinkedHashMap<>();
    private int cases;
    private int ahead;

    /** @param peers in the order of the columns */
    PeerTables(List<? extends Contender> peers) {
        this.peers = List.copyOf(peers);
    }

    /** A case and its comparison. A measure that the first variant has nothing of gets no row. */
    void add(Case<?> measured, Comparison comparison) {
        for (Measure measure : Measure.values()) {
            if (comparison.ratio(0, measure).isPresent()) {
                List<String> cells = new ArrayList<>();
                cells.add(String.format(Locale.ROOT, format(measure), comparison.median(0, measure::of)));
                contenders().forEach(title -> cells.add(ratio(measured, comparison, title, measure)));
                if (measure == Measure.THROUGHPUT) {
                    cells.add(verdict(measured, comparison));
                }
                addLine(measure, measured, cells);
            }
        }
    }

    /** A case that failed. */
    void addFailed(Case<?> failed) {
        cases++;
        List<String> cells =
                new ArrayList<>(Collections.nCopies(1 + contenders().size(), NONE));
        cells.add("failed");
        addLine(Measure.THROUGHPUT, failed, cells);
    }

    private List<String> contenders() {
        List<String> titles = new ArrayList<>(List.of(RUNNEL));
        peers.forEach(peer -> titles.add(peer.title()));
        return titles;
    }

    private static String format(Measure measure) {
        return measure == Measure.CLIENT_CPU || measure == Measure.SERVER_CPU ? "%,.1f" : "%,.0f";
    }

    private void addLine(Measure measure, Case<?> of, List<String> cells) {
        lines.computeIfAbsent(measure, this::head)
                .add("| `" + of.shape().name() + "` | " + of.inFlight() + " | " + String.join(" | ", cells) + " |");
    }

    private List<String> head(Measure measure) {
        String unit = switch (measure) {
            case THROUGHPUT -> "by hand, 1/s";
            case CLIENT_CPU, SERVER_CPU -> "by hand, µs";
            case BYTES -> "by hand, B";
        };
        boolean hasVerdict = measure == Measure.THROUGHPUT;
        List<String> head = new ArrayList<>();
        head.add("**" + measure.title() + "**\n");
        head.add("| shape | in flight | " + unit + " | " + String.join(" | ", contenders())
                + (hasVerdict ? " | verdict |" : " |"));
        head.add("|---|---:|---:|" + "---:|".repeat(contenders().size()) + (hasVerdict ? "---|" : ""));
        return head;
    }

    private String ratio(Case<?> measured, Comparison comparison, String title, Measure measure) {
        int variant = variant(measured, title);
        if (variant < 0) {
            return peers.stream()
                    .filter(peer -> peer.title().equals(title))
                    .map(peer -> peer.missing(measured.shape().name()).orElse(NONE))
                    .findFirst()
                    .orElse(NONE);
        }
        return comparison
                .ratio(variant, measure)
                .map(ratio -> String.format(Locale.ROOT, title.equals(RUNNEL) ? "**%.2f**" : "%.2f", ratio.median()))
                .orElse(NONE);
    }

    private static int variant(Case<?> measured, String title) {
        return IntStream.range(0, measured.variants().size())
                .filter(i -> measured.variants().get(i).title().equals(title))
                .findFirst()
                .orElse(-1);
    }

    /** Compares the throughputs as they are printed. */
    private String verdict(Case<?> measured, Comparison comparison) {
        cases++;
        long runnel = hundredths(comparison, variant(measured, RUNNEL));
        Map<Boolean, List<String>> notBehind = peers.stream()
                .map(Contender::title)
                .filter(title -> variant(measured, title) >= 0)
                .filter(title -> hundredths(comparison, variant(measured, title)) >= runnel)
                .collect(Collectors.partitioningBy(title -> hundredths(comparison, variant(measured, title)) > runnel));
        List<String> parts = new ArrayList<>();
        if (!notBehind.get(true).isEmpty()) {
            parts.add("behind " + String.join(", ", notBehind.get(true)));
        }
        if (!notBehind.get(false).isEmpty()) {
            parts.add("level with " + String.join(", ", notBehind.get(false)));
        }
        if (parts.isEmpty()) {
            ahead++;
            return "ahead";
        }
        return String.join("; ", parts);
    }

    private static long hundredths(Comparison comparison, int variant) {
        return Math.round(
                comparison.ratio(variant, Measure.THROUGHPUT).orElseThrow().median() * 100);
    }

    String text() {
        return lines.values().stream().map(table -> String.join("\n", table)).collect(Collectors.joining("\n\n"))
                + String.format(
                        "%n%nRunnel has the highest throughput of all but by hand in %d of %d cases.%n", ahead, cases);
    }
}
