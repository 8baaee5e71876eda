package dev.runnel.benchmarks.ratio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Measures every read on every database, one after the other and 64 in flight, and prints one table. {@code -Dratios.update} writes
 * it into {@code docs/performance.md} too. Takes about five minutes.
 */
public final class Ratios {
    static final List<Integer> IN_FLIGHT = List.of(1, 64);

    private static final Effort EFFORT = new Effort(Duration.ofSeconds(4), Duration.ofMillis(200), 40);
    private static final Path PAGE = Path.of("..", "docs", "performance.md");
    private static final MarkedBlock BLOCK = new MarkedBlock("ratios");

    private Ratios() {}

    public static void main(String[] arguments) throws IOException {
        boolean update = Boolean.getBoolean("ratios.update");
        String page = update ? Files.readString(PAGE) : "";
        String table = heading() + measure(EFFORT, System.err::println);
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
     * The table of all cases.
     *
     * @param progress is told what is measured next
     */
    static String measure(Effort effort, Consumer<String> progress) {
        List<Database> databases = Database.all();
        try {
            RatioTable table = new RatioTable();
            for (Case measured : databases.stream().flatMap(Ratios::cases).toList()) {
                progress.accept(measured.title());
                table.add(measured, measured.measure(effort));
            }
            return table.text();
        } finally {
            databases.forEach(Database::close);
        }
    }

    private static Stream<Case> cases(Database database) {
        return Stream.of(Shape.values())
                .flatMap(shape -> IN_FLIGHT.stream()
                        .map(inFlight ->
                                new Case(database.name(), shape, inFlight, database.byHand(), database.byRunnel())));
    }
}
