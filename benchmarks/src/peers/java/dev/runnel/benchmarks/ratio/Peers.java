package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jooq.DSLContext;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;

/**
 * Measures every shape beside the same by hand, by Runnel and by its peers, and prints tables. {@code docs/performance.md} has the properties
 * that select some of them.
 */
public final class Peers {
    private static final Path PAGE = Path.of("..", "docs", "performance.md");
    private static final MarkedBlock BLOCK = new MarkedBlock("peers");
    private static final List<String> DATABASES = List.of("PostgreSQL");

    private Peers() {}

    /** @throws IllegalStateException if a case failed */
    public static void main(String[] arguments) throws IOException {
        // both say on each start, in the midst of the tables, that they are there
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        RatioOptions options = RatioOptions.ofPeers(System.getProperties(), DATABASES);
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
        if (!DATABASES.contains(name)) {
            throw new IllegalArgumentException(name + " is not among " + DATABASES);
        }
        try (PostgresDatabase database = new PostgresDatabase()) {
            database.filled();
            ConnectionFactory factory = ConnectionFactories.get(PostgresDatabase.options(database.url()));
            Vertx vertx = Vertx.vertx();
            List<Peer> peers = new ArrayList<>();
            try {
                peers.add(new ByHibernate(database.url(), vertx));
                peers.add(new BySpring(factory));
                peers.add(new ByJooq(factory));
                peers.add(new ByVertx(database.url(), vertx));
                PeerTables tables = new PeerTables(peers);
                database.cases(peers).filter(options.cases()).forEach(measured -> {
                    progress.accept(measured.title());
                    try {
                        tables.add(measured, measured.measure(options.effort()));
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
        }
    }

    /** The versions of the peers, as their jars are named. */
    private static String versions() {
        return Stream.of(SessionFactory.class, Mutiny.class, R2dbcEntityTemplate.class, DSLContext.class, PgBuilder.class)
                .map(Peers::jar)
                .collect(Collectors.joining(", "));
    }

    private static String jar(Class<?> type) {
        Path jar = Path.of(
                type.getProtectionDomain().getCodeSource().getLocation().getPath());
        return jar.getFileName().toString().replace(".jar", "");
    }
}
