package dev.runnel.benchmarks.ratio;

import dev.runnel.Deferred;
import dev.runnel.benchmarks.Sample;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Careful hand-written reads on R2DBC and r2dbc-pool: bound values, columns by index and class, one connection for a graph. One statement
 * reads the children of all parents, and a map adds them to the lists of their parents.
 */
final class ByHand implements Contender {
    private static final Duration ACQUIRE_TIMEOUT = Duration.ofSeconds(30);

    private static final String SAMPLES = "SELECT \"id\", \"owner\", \"name\", \"place\", \"amount\", \"total\","
            + " \"created\", \"changed\", \"active\", \"hidden\" FROM \"samples\"";
    private static final String SAMPLE_BY_ID = SAMPLES + " WHERE \"id\" = $1";
    private static final String SAMPLES_BY_OWNER = SAMPLES + " WHERE \"owner\" = $1";
    private static final String AUTHORS = "SELECT \"id\", \"shelf\", \"name\", \"country\", \"joined\""
            + " FROM \"authors\" WHERE \"shelf\" = $1 ORDER BY \"id\"";
    private static final String BOOKS = "SELECT \"id\", \"position\", \"title\", \"lent\", \"published\", \"author_id\""
            + " FROM \"books\" WHERE \"author_id\" IN $1 ORDER BY \"position\"";
    private static final String CHAPTERS = "SELECT \"id\", \"position\", \"title\", \"pages\", \"book_id\""
            + " FROM \"chapters\" WHERE \"book_id\" IN $1 ORDER BY \"position\"";

    private final ConnectionPool pool;
    private final HandWrittenSql spoken;
    private final @Nullable Scheduler blockable;

    /** @param blockable the scheduler of the reads, if their R2DBC driver blocks the subscribing thread; otherwise null */
    ByHand(ConnectionFactoryOptions options, HandWrittenSql spoken, @Nullable Scheduler blockable) {
        this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(0)
                .maxSize(POOL_SIZE)
                .maxAcquireTime(ACQUIRE_TIMEOUT)
                .build());
        this.spoken = spoken;
        this.blockable = blockable;
    }

    @Override
    public Mono<Sample> sample(UUID id) {
        return connected(connection -> rows(connection, spoken.sql(SAMPLE_BY_ID), spoken.bound(id), this::sample))
                .single();
    }

    @Override
    public Mono<List<Sample>> samples(UUID owner) {
        return connected(
                        connection -> rows(connection, spoken.sql(SAMPLES_BY_OWNER), spoken.bound(owner), this::sample))
                .collectList();
    }

    @Override
    public Mono<List<Author>> authors(long shelf) {
        return connected(connection -> new Graph(connection).read(shelf)).single();
    }

    String version() {
        return Objects.requireNonNull(
                connected(connection -> Mono.just(connection.getMetadata().getDatabaseVersion()))
                        .blockLast());
    }

    /** Runs a statement and ignores its result. */
    void execute(String sql) {
        connected(connection ->
                        Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated))
                .blockLast();
    }

    private <T> Flux<T> connected(Function<Connection, Publisher<T>> work) {
        Flux<T> read = Flux.usingWhen(pool.create(), work, Connection::close);
        return blockable == null ? read : read.subscribeOn(blockable);
    }

    private static <T> Flux<T> rows(Connection connection, String sql, Object value, Function<Readable, T> row) {
        return rows(connection.createStatement(sql).bind(0, value), row);
    }

    private static <T> Flux<T> rows(Statement statement, Function<Readable, T> row) {
        return Flux.from(statement.execute()).concatMap(result -> result.map(row));
    }

    /** One graph. Each level reads the rows of the next level by the keys of its parents. */
    private final class Graph {
        private final Connection connection;
        private final Map<UUID, List<Book>> booksOf = new HashMap<>();
        private final Map<UUID, List<Chapter>> chaptersOf = new HashMap<>();

        Graph(Connection connection) {
            this.connection = connection;
        }

        Mono<List<Author>> read(long shelf) {
            return rows(connection, spoken.sql(AUTHORS), shelf, this::author)
                    .collectList()
                    .flatMap(authors -> children(BOOKS, booksOf, this::book)
                            .then(Mono.defer(() -> children(CHAPTERS, chaptersOf, this::chapter)))
                            .thenReturn(authors));
        }

        private Mono<Void> children(String sql, Map<UUID, ?> parents, Function<Readable, ?> row) {
            return parents.isEmpty()
                    ? Mono.empty()
                    : rows(spoken.among(connection, sql, parents.keySet()), row).then();
        }

        private Author author(Readable row) {
            UUID id = spoken.uuid(row, 0);
            return new Author(
                    id,
                    cell(row, 1, Long.class),
                    spoken.text(row, 2),
                    spoken.text(row, 3),
                    spoken.instant(row, 4),
                    Deferred.of(booksOf.computeIfAbsent(id, author -> new ArrayList<>())));
        }

        private Book book(Readable row) {
            UUID id = spoken.uuid(row, 0);
            UUID author = spoken.uuid(row, 5);
            Book book = new Book(
                    id,
                    cell(row, 1, Long.class),
                    spoken.text(row, 2),
                    cell(row, 3, Boolean.class),
                    spoken.instant(row, 4),
                    author,
                    Deferred.unloaded(),
                    Deferred.of(chaptersOf.computeIfAbsent(id, of -> new ArrayList<>())));
            booksOf.get(author).add(book);
            return book;
        }

        private Chapter chapter(Readable row) {
            UUID book = spoken.uuid(row, 4);
            Chapter chapter = new Chapter(
                    spoken.uuid(row, 0),
                    cell(row, 1, Long.class),
                    spoken.text(row, 2),
                    cell(row, 3, Long.class),
                    book,
                    Deferred.unloaded());
            chaptersOf.get(book).add(chapter);
            return chapter;
        }
    }

    private Sample sample(Readable row) {
        return new Sample(
                spoken.uuid(row, 0),
                spoken.uuid(row, 1),
                spoken.text(row, 2),
                spoken.text(row, 3),
                cell(row, 4, Long.class),
                cell(row, 5, Long.class),
                spoken.instant(row, 6),
                spoken.instant(row, 7),
                cell(row, 8, Boolean.class),
                cell(row, 9, Boolean.class));
    }

    static <T> T cell(Readable row, int index, Class<T> type) {
        return Objects.requireNonNull(row.get(index, type), "NULL in a required column");
    }

    @Override
    public void close() {
        pool.disposeLater().block();
    }
}
