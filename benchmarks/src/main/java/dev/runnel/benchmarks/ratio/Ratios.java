package dev.runnel.benchmarks.ratio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.opentest4j.TestAbortedException;

/**
 * Measures every shape on every database, beside the same by hand, and prints a table for each database. {@code docs/performance.md} has the
 * properties that select some of them.
 */
public final class Ratios {
    private static final Path PAGE = Path.of("..", "docs", "performance.md");
    private static final MarkedBlock BLOCK = new MarkedBlock("ratios");
    private static final String EVENT_LOOPS = "reactor.netty.ioWorkerCount";

    private Ratios() {}

    /** @throws IllegalStateException if a case failed */
    public static void main(String[] arguments) throws IOException {
        setLoops();
        RatioOptions options = RatioOptions.of(System.getProperties());
        boolean update = Boolean.getBoolean("ratios.update");
        String page = update ? Files.readString(PAGE) : "";
        List<String> failures = new ArrayList<>();
        String tables = heading(options.effort()) + measure(options, System.err::println, failures);
        System.out.print(tables);
        if (!failures.isEmpty()) {
            throw new IllegalStateException(String.join("\n", failures));
        }
        if (update) {
            Files.writeString(PAGE, BLOCK.replacedIn(page, tables));
        }
    }

    /** The event loops of all variants. reactor-netty begins with at least four. A pool uses some of them, and each variant other ones. */
    static void setLoops() {
        System.setProperty(EVENT_LOOPS, String.valueOf(loops()));
    }

    /** As many as the property says, or half as many as processors, since the server uses processors too. */
    static int loops() {
        String loops = System.getProperty("ratios.loops", "");
        return loops.isEmpty() ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : Integer.parseInt(loops);
    }

    /** When, on what and how long is measured. */
    static String heading(MeasurementOptions effort) {
        return String.format(
                "%s, JDK %s, %d processors, %d event loops; %d rounds of %d ms%n",
                LocalDate.now(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                loops(),
                effort.rounds(),
                effort.round().toMillis());
    }

    /**
     * The tables of all databases, one after the other. A database whose server is missing has none.
     *
     * @param progress is told what is measured next
     * @param failures gets the message of each case that failed
     */
    static String measure(RatioOptions options, Consumer<String> progress, List<String> failures) {
        StringBuilder tables = new StringBuilder();
        for (String name : options.databases()) {
            try (Database database = Database.open(name)) {
                tables.append(String.format(
                        "%n**%s**%n%n%s", database.title(), table(database, options, progress, failures)));
            } catch (TestAbortedException missing) {
                progress.accept(missing.getMessage());
            }
        }
        return tables.toString();
    }

    private static String table(
            Database database, RatioOptions options, Consumer<String> progress, List<String> failures) {
        RatioTable table = new RatioTable();
        AtomicReference<MeasurementOptions> effort =
                new AtomicReference<>(options.effort().ofFirst());
        database.cases().filter(options.cases()).forEach(measured -> {
            progress.accept(measured.title());
            try {
                table.add(measured, measured.measure(effort.getAndSet(options.effort())));
            } catch (IllegalStateException failed) {
                failures.add(failed.getMessage());
                table.addFailed(measured);
            }
        });
        return table.text();
    }
}
