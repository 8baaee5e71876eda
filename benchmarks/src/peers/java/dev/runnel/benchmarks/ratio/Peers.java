package dev.runnel.benchmarks.ratio;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.pgclient.PgBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jooq.DSLContext;
import org.opentest4j.TestAbortedException;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;

/**
 * Measures every shape beside the same by hand, by Runnel and by its peers, and prints tables. {@code docs/performance.md} has the properties
 * that select some of them.
 */
public final class Peers {
    private static final Path PAGE = Path.of("..", "docs", "performance.md");
    private static final MarkedBlock BLOCK = new MarkedBlock("peers");

    private Peers() {}

    /** @throws IllegalStateException if a case failed */
    public static void main(String[] arguments) throws IOException {
        // both say on each start, in the midst of the tables, that they are there
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        Ratios.setLoops();
        RatioOptions options = RatioOptions.ofPeers(System.getProperties(), PeerDatabase.titles());
        boolean update = Boolean.getBoolean("peers.update");
        String page = update ? Files.readString(PAGE) : "";
        List<String> failures = new ArrayList<>();
        StringBuilder tables = new StringBuilder(Ratios.heading(options.effort()));
        for (String name : options.databases()) {
            tables.append(measure(name, options, System.err::println, failures));
        }
        System.out.print(tables);
        if (!failures.isEmpty()) {
            throw new IllegalStateException(String.join("\n", failures));
        }
        if (update) {
            Files.writeString(PAGE, BLOCK.replacedIn(page, tables.toString()));
        }
    }

    /**
     * The tables of one database.
     *
     * @param progress is told what is measured next
     * @param failures gets the message of each case that failed
     */
    private static String measure(
            String name, RatioOptions options, Consumer<String> progress, List<String> failures) {
        PeerDatabase named = PeerDatabase.of(name);
        try (R2dbcDatabase database = named.open()) {
            Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(Ratios.loops()));
            List<Contender> contenders = named.contenders(database, vertx);
            List<Peer> peers = contenders.stream()
                    .filter(Peer.class::isInstance)
                    .map(Peer.class::cast)
                    .toList();
            try {
                PeerTables tables = new PeerTables(contenders);
                AtomicReference<MeasurementOptions> effort =
                        new AtomicReference<>(options.effort().ofFirst());
                database.cases(peers).filter(options.cases()).forEach(measured -> {
                    progress.accept(measured.title());
                    try {
                        tables.add(measured, measured.measure(effort.getAndSet(options.effort())));
                    } catch (IllegalStateException failed) {
                        failures.add(failed.getMessage());
                        tables.addFailed(measured);
                    }
                });
                return String.format(
                        "%n**%s** beside %s%n%n%s", database.title(), versions(), tables.text());
            } finally {
                peers.forEach(Peer::close);
                vertx.close().toCompletionStage().toCompletableFuture().join();
            }
        } catch (TestAbortedException missing) {
            progress.accept(missing.getMessage());
            return "";
        }
    }

    /** The versions of the peers, as their jars are named. */
    private static String versions() {
        return Stream.of(SessionFactory.class, Mutiny.class, R2dbcEntityTemplate.class, DSLContext.class, PgBuilder.class, MySQLBuilder.class)
                .map(Peers::jar)
                .collect(Collectors.joining(", "));
    }

    private static String jar(Class<?> type) {
        Path jar = Path.of(
                type.getProtectionDomain().getCodeSource().getLocation().getPath());
        return jar.getFileName().toString().replace(".jar", "");
    }
}
