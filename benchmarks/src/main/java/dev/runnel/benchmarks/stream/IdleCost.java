package dev.runnel.benchmarks.stream;

import dev.runnel.benchmarks.ratio.Quartiles;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/**
 * Measures for each variant: the resources on the server while the reader waits after 300 rows, the time until the connection is usable
 * after a cancel, and the effect of rows that change their position meanwhile.
 */
final class IdleCost {
    private static final int GIVEN = 300;
    private static final int MOVED = 100;
    private static final int ROUNDS = 11;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final double NANOSECONDS_OF_MICROSECOND = 1_000;
    private static final String OTHERS =
            " FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'";

    private final Store store;
    private final ConnectionFactory others;

    private IdleCost(Store store) {
        this.store = store;
        this.others = ConnectionFactories.get(store.url());
    }

    /**
     * Measures all variants but the hand-written portal. A Runnel stream without an include uses a portal too, and releases the rows of a
     * cancelled reader, which r2dbc-postgresql does not.
     *
     * @param lines receives the table line by line during the measurement
     */
    static void measure(String url, int rows, Consumer<String> lines) {
        lines.accept("| read | way | session | snapshot | kept from vacuum, B | temporary files, B | of use again, µs"
                + " | twice | not at all |");
        lines.accept("|---|---|---|---|---:|---:|---:|---:|---:|");
        try (Store store = new Store(url, rows, 0, 1)) {
            IdleCost waiting = new IdleCost(store);
            for (StreamShape shape :
                    List.of(StreamShape.KEY, StreamShape.AMOUNT, StreamShape.KEY_INCLUDE, StreamShape.AMOUNT_INCLUDE)) {
                store.ways().stream()
                        .filter(way -> way.reads(shape) && !(way instanceof Portal))
                        .map(way -> waiting.line(way, shape))
                        .forEach(lines);
            }
        }
    }

    private String line(StreamVariant way, StreamShape shape) {
        String held = held(way, shape);
        double again = Quartiles.of(IntStream.range(0, ROUNDS).mapToDouble(round -> again(way, shape)))
                .median();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %,.0f | %s |",
                shape.title(),
                way.title(),
                held,
                again / NANOSECONDS_OF_MICROSECOND,
                shape.byNoIndex() ? moved(way, shape) : "– | –");
    }

    /** Cells of the table: session, snapshot, bytes of a table without rows after its vacuum, bytes of temporary files. */
    private String held(StreamVariant way, StreamShape shape) {
        execute("CREATE TABLE scratch AS SELECT i FROM generate_series(1, 10000) i");
        Reader reader = Reader.of(way, shape);
        String session = text("SELECT coalesce(min(state) FILTER (WHERE state <> 'idle'), 'idle')" + OTHERS);
        String snapshot = text("SELECT CASE WHEN count(backend_xmin) > 0 THEN 'held' ELSE 'none' END" + OTHERS);
        execute("DELETE FROM scratch");
        execute("VACUUM scratch");
        String kept = text("SELECT pg_relation_size('scratch')::text");
        String files = text("SELECT coalesce(sum(size), 0)::text FROM pg_ls_tmpdir()");
        reader.cancel();
        execute("DROP TABLE scratch");
        return String.join(" | ", session, snapshot, kept, files);
    }

    /** The nanoseconds from the cancellation until the only connection has answered another statement. */
    private double again(StreamVariant way, StreamShape shape) {
        Reader reader = Reader.of(way, shape);
        long start = System.nanoTime();
        reader.cancel();
        way.anything().block(PATIENCE);
        return System.nanoTime() - start;
    }

    /** Cells of the table: the number of moved rows that are returned twice, and of those that are not returned. */
    private String moved(StreamVariant way, StreamShape shape) {
        int rows = store.rows();
        Reader reader = Reader.of(way, shape);
        execute("UPDATE entries SET amount = amount + " + 2 * rows + " WHERE amount < " + MOVED);
        execute("UPDATE entries SET amount = -amount WHERE amount BETWEEN " + (rows - MOVED) + " AND " + (rows - 1));
        reader.request(Long.MAX_VALUE);
        await(reader.ended);
        execute("UPDATE entries SET amount = -amount WHERE amount < 0");
        execute("UPDATE entries SET amount = amount - " + 2 * rows + " WHERE amount >= " + 2 * rows);
        return reader.twice + " | " + (rows - reader.seen.size());
    }

    private void execute(String sql) {
        other(connection -> Flux.from(connection.createStatement(sql).execute())
                .concatMap(Result::getRowsUpdated)
                .map(String::valueOf)
                .defaultIfEmpty(""));
    }

    private String text(String sql) {
        return other(connection -> Flux.from(connection.createStatement(sql).execute())
                .concatMap(result -> result.map(row -> Objects.requireNonNull(row.get(0, String.class)))));
    }

    private String other(Function<Connection, Flux<String>> work) {
        return Objects.requireNonNull(
                Flux.usingWhen(others.create(), work, Connection::close).blockLast(PATIENCE));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing came for " + PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** A reader that has received some rows, and waits. */
    private static final class Reader extends BaseSubscriber<Entry> {
        private final Set<UUID> seen = new HashSet<>();
        private final CountDownLatch given = new CountDownLatch(GIVEN);
        private final CountDownLatch ended = new CountDownLatch(1);
        private int twice;

        static Reader of(StreamVariant way, StreamShape shape) {
            Reader reader = new Reader();
            way.read(shape).subscribe(reader);
            await(reader.given);
            return reader;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(GIVEN);
        }

        @Override
        protected void hookOnNext(Entry entry) {
            twice += seen.add(entry.id()) ? 0 : 1;
            given.countDown();
        }

        @Override
        protected void hookOnError(Throwable failed) {
            throw new IllegalStateException(failed);
        }

        @Override
        protected void hookOnComplete() {
            ended.countDown();
        }
    }
}
