package dev.runnel.benchmarks.ratio;

import dev.runnel.benchmarks.Sample;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The reads as one writes them with care on JDBC: statements that are prepared once for each connection, columns by index. */
final class ByJdbc implements SampleReads, AutoCloseable {
    private final String url;
    private final @Nullable Scheduler threads;
    private final ConcurrentLinkedQueue<Prepared> opened = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Prepared> own = ThreadLocal.withInitial(this::open);

    private ByJdbc(String url, @Nullable Scheduler threads) {
        this.url = url;
        this.threads = threads;
    }

    /** It is blocked. */
    static ByJdbc onTheCallersThread(String url) {
        return new ByJdbc(url, null);
    }

    /** Each of them has a connection. */
    static ByJdbc onThreads(String url, int count) {
        return new ByJdbc(url, Schedulers.newParallel("jdbc", count));
    }

    private Prepared open() {
        try {
            Prepared prepared = new Prepared(DriverManager.getConnection(url));
            opened.add(prepared);
            return prepared;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public Mono<Sample> sample(UUID id) {
        return read(() -> own.get().byId(id));
    }

    @Override
    public Mono<List<Sample>> samples(UUID owner) {
        return read(() -> own.get().byOwner(owner));
    }

    private <T> Mono<T> read(Callable<T> work) {
        Mono<T> read = Mono.fromCallable(work);
        return threads == null ? read : read.subscribeOn(threads);
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.dispose();
        }
        opened.forEach(Prepared::close);
    }

    /** A connection with its statements. */
    private static final class Prepared {
        private final Connection connection;
        private final PreparedStatement byId;
        private final PreparedStatement byOwner;

        Prepared(Connection connection) throws SQLException {
            this.connection = connection;
            this.byId = connection.prepareStatement(SqliteSamples.BY_ID);
            this.byOwner = connection.prepareStatement(SqliteSamples.BY_OWNER);
        }

        Sample byId(UUID id) throws SQLException {
            byId.setString(1, id.toString());
            try (ResultSet rows = byId.executeQuery()) {
                rows.next();
                return sample(rows);
            }
        }

        List<Sample> byOwner(UUID owner) throws SQLException {
            byOwner.setString(1, owner.toString());
            List<Sample> samples = new ArrayList<>();
            try (ResultSet rows = byOwner.executeQuery()) {
                while (rows.next()) {
                    samples.add(sample(rows));
                }
            }
            return samples;
        }

        private static Sample sample(ResultSet row) throws SQLException {
            return new Sample(
                    UUID.fromString(row.getString(1)),
                    UUID.fromString(row.getString(2)),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getLong(6),
                    Instant.parse(row.getString(7)),
                    Instant.parse(row.getString(8)),
                    row.getBoolean(9),
                    row.getBoolean(10));
        }

        void close() {
            try {
                connection.close();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
