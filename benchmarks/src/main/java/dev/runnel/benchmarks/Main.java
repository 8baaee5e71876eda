package dev.runnel.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link Reads} with the allocation profiler and prints a table for each number of columns. Takes about six minutes. */
public final class Main {
    private static final String BYTES = "gc.alloc.rate.norm";

    private Main() {}

    /** The time and the allocated bytes of one read. */
    private record Cost(double nanoseconds, double error, double bytes) {}

    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(Reads.class.getName())
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .jvmArgsAppend(quiet())
                        .build())
                .run();
        System.out.printf(
                "JDK %s, %d processors%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        Map<Integer, Map<String, Map<Integer, Cost>>> costs = new TreeMap<>();
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            String way = benchmark.substring(benchmark.lastIndexOf('.') + 1);
            int rows = Integer.parseInt(result.getParams().getParam("rows"));
            int columns = Integer.parseInt(result.getParams().getParam("columns"));
            costs.computeIfAbsent(columns, c -> new TreeMap<>())
                    .computeIfAbsent(way, w -> new TreeMap<>())
                    .put(
                            rows,
                            new Cost(
                                    result.getPrimaryResult().getScore(),
                                    result.getPrimaryResult().getScoreError(),
                                    result.getSecondaryResults().get(BYTES).getScore()));
        }
        costs.forEach((columns, ways) ->
                print(columns, ways.get("handWritten"), ways.get("handWrittenWithoutPool"), ways.get("runnel")));
    }

    /** JMH uses methods that JDK 24 and later warn about. */
    private static String[] quiet() {
        return Runtime.version().feature() < 24
                ? new String[0]
                : new String[] {"--sun-misc-unsafe-memory-access=allow"};
    }

    private static void print(
            int columns, Map<Integer, Cost> raw, Map<Integer, Cost> floor, Map<Integer, Cost> runnel) {
        System.out.printf("%n%d columns%n%n", columns);
        System.out.println(
                "| rows | by hand, ns | Runnel, ns | ratio | by hand, B | Runnel, B | by hand without a pool |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
        raw.forEach((rows, byHand) -> {
            Cost ours = runnel.get(rows);
            System.out.printf(
                    "| %,d | %,.0f ± %,.0f | %,.0f ± %,.0f | %.2f | %,.0f | %,.0f | %,.0f ns, %,.0f B |%n",
                    rows,
                    byHand.nanoseconds(),
                    byHand.error(),
                    ours.nanoseconds(),
                    ours.error(),
                    ours.nanoseconds() / byHand.nanoseconds(),
                    byHand.bytes(),
                    ours.bytes(),
                    floor.get(rows).nanoseconds(),
                    floor.get(rows).bytes());
        });
        Cost byHand = perRow(raw);
        Cost ours = perRow(runnel);
        System.out.printf(
                "%na row of %d columns: %.0f ns by hand, %.0f ns by Runnel (%.2f ×, bound 1.5 ×); %.0f B, %.0f B"
                        + " (bound for ten columns 100 B)%n",
                columns,
                byHand.nanoseconds(),
                ours.nanoseconds(),
                ours.nanoseconds() / byHand.nanoseconds(),
                byHand.bytes(),
                ours.bytes());
        System.out.printf(
                "a cached statement, beyond by hand: %,.0f ns (bound 1,000 ns), %,.0f B (bound 2,048 B);"
                        + " beyond by hand without a pool: %,.0f ns, %,.0f B%n",
                runnel.get(1).nanoseconds() - raw.get(1).nanoseconds(),
                runnel.get(1).bytes() - raw.get(1).bytes(),
                runnel.get(1).nanoseconds() - floor.get(1).nanoseconds(),
                runnel.get(1).bytes() - floor.get(1).bytes());
    }

    /** The cost of one more row, from the difference between 1,000 and 100 rows. */
    private static Cost perRow(Map<Integer, Cost> costs) {
        Cost many = costs.get(1000);
        Cost fewer = costs.get(100);
        return new Cost((many.nanoseconds() - fewer.nanoseconds()) / 900, 0, (many.bytes() - fewer.bytes()) / 900);
    }
}
