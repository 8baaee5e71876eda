package dev.runnel.benchmarks.ratio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures every read on every database, sequentially and with 64 in flight, and prints two tables. {@code -Dratios.update} writes them
 * into {@code docs/performance.md} too. Takes about twelve minutes. {@code -Dratios.databases=SQLite,H2} measures only these databases, and
 * writes nothing.
 */
public final class Ratios {
    private static final MeasurementOptions EFFORT =
            new MeasurementOptions(Duration.ofSeconds(4), Duration.ofMillis(200), 40);
    private static final Path PAGE = Path.of("..", "docs", "performance.md");
    private static final MarkedBlock BLOCK = new MarkedBlock("ratios");

    private Ratios() {}

    public static void main(String[] arguments) throws IOException {
        String named = System.getProperty("ratios.databases", "");
        List<String> databases = named.isEmpty() ? Database.names() : List.of(named.split(","));
        boolean update = Boolean.getBoolean("ratios.update") && named.isEmpty();
        String page = update ? Files.readString(PAGE) : "";
        String table = heading() + measure(databases, EFFORT, System.err::println);
        System.out.print(table);
        if (update) {
            Files.writeString(PAGE, BLOCK.replacedIn(page, table));
        }
    }

    private static String heading() {
        return String.format(
                "%s, JDK %s, %d processors; %d pairs of rounds of %d ms%n%n",
                LocalDate.now(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                EFFORT.pairs(),
                EFFORT.round().toMillis());
    }

    /**
     * The tables of all cases: Runnel compared with hand-written code, and the R2DBC driver for SQLite compared with JDBC.
     *
     * @param names the names of databases
     * @param progress receives the title of the next case
     */
    static String measure(List<String> names, MeasurementOptions effort, Consumer<String> progress) {
        List<Database> databases = Database.open(names);
        try {
            RatioTable runnel = new RatioTable("by hand", "Runnel");
            RatioTable drivers = new RatioTable("JDBC", "R2DBC");
            for (Database database : databases) {
                database.cases().forEach(measured -> add(runnel, measured, effort, progress));
            }
            for (Database database : databases) {
                database.ofItsDriver().forEach(measured -> add(drivers, measured, effort, progress));
            }
            return runnel.text() + "\n" + drivers.text();
        } finally {
            databases.forEach(Database::close);
        }
    }

    private static void add(RatioTable table, Case<?> measured, MeasurementOptions effort, Consumer<String> progress) {
        progress.accept(measured.title());
        table.add(measured, measured.measure(effort));
    }
}
