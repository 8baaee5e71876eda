package dev.runnel.benchmarks.ratio;

import dev.runnel.Deferred;
import dev.runnel.benchmarks.Parcel;
import dev.runnel.benchmarks.Sample;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.RowStream;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The reactive clients of Vert.x: prepared statements that are cached, a pooled client that pipelines single statements, a pool for
 * transactions and streams, and prepared batches.
 */
final class ByVertx implements Peer {
    static final String TITLE = "Vert.x client";
    private static final String ITEMS = "SELECT id, name, amount, changed FROM items";
    private static final String PARCELS = "SELECT id, owner, label, street, city, note, state, pieces, kind, weight, volume, price,"
            + " insured, fragile, express, packed, due, opens, sent, received FROM parcels";
    private static final String SAMPLES =
            "SELECT id, owner, name, place, amount, total, created, changed, active, hidden FROM samples";
    private static final String STOCK = "SELECT id, name, amount, changed FROM stocks WHERE id = $1";
    private static final String INSERT = "INSERT INTO stocks (id, name, amount, changed) VALUES ($1, $2, $3, $4)";
    private static final String CREATE = "INSERT INTO movements (name, amount, changed) VALUES ($1, $2, $3)";
    private static final String INCREASE = "UPDATE stocks SET amount = amount + 1 WHERE id = $1";
    private static final String DECREASE = "UPDATE stocks SET amount = amount - 1 WHERE id = $1";
    private static final int FETCHED = 1_000;

    private final VertxSql spoken;
    private final SqlClient client;
    private final Pool pool;

    /** @param url of R2DBC */
    ByVertx(String url, VertxSql spoken, Vertx vertx) {
        this.spoken = spoken;
        SqlConnectOptions options = spoken.options(url).setCachePreparedStatements(true);
        PoolOptions size = new PoolOptions().setMaxSize(Connections.MOST);
        client = spoken.client(vertx, options, size);
        pool = spoken.pool(vertx, options, size);
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public Optional<String> missing(String shape) {
        return Optional.empty();
    }

    @Override
    public Mono<Item> byId(long id) {
        return one(ITEMS + " WHERE id = $1", Tuple.of(id), ByVertx::item);
    }

    @Override
    public Mono<Item> byName(String name) {
        return one(ITEMS + " WHERE name = $1", Tuple.of(name), ByVertx::item);
    }

    @Override
    public Mono<List<Item>> list(long from, int limit) {
        return list(ITEMS + " WHERE id >= $1 ORDER BY id LIMIT " + limit, Tuple.of(from), ByVertx::item);
    }

    @Override
    public Mono<List<Item>> among(List<Long> ids) {
        return list(ITEMS + " WHERE id" + spoken.among(ids.size()), spoken.numbers(ids), ByVertx::item);
    }

    @Override
    public Mono<List<Item>> twoPages(long from) {
        // one row more than a page shows whether another page follows
        String limit = " ORDER BY id LIMIT " + (PAGE + 1);
        return list(ITEMS + " WHERE id >= $1" + limit, Tuple.of(from), ByVertx::item)
                .map(ByVertx::page)
                .flatMap(first -> list(
                                ITEMS + " WHERE id > $1" + limit,
                                Tuple.of(first.get(first.size() - 1).id()),
                                ByVertx::item)
                        .map(second -> Stream.concat(first.stream(), page(second).stream())
                                .toList()));
    }

    private static List<Item> page(List<Item> read) {
        return read.subList(0, Math.min(PAGE, read.size()));
    }

    @Override
    public Mono<Long> count(long from, long until) {
        return one(
                "SELECT COUNT(*) FROM items WHERE id >= $1 AND id < $2",
                Tuple.of(from, until),
                row -> row.getLong(0));
    }

    @Override
    public Mono<Boolean> exists(String name) {
        return mono(() -> query("SELECT 1 FROM items WHERE name = $1 LIMIT 1")
                        .execute(Tuple.of(name)))
                .map(rows -> rows.size() > 0);
    }

    @Override
    public Flux<Item> all() {
        return Flux.usingWhen(
                mono(pool::getConnection),
                connection -> Flux.usingWhen(
                        mono(connection::begin),
                        transaction -> mono(() -> connection.prepare(ITEMS))
                                .flatMapMany(statement -> rows(statement.createStream(FETCHED)).map(ByVertx::item)),
                        transaction -> mono(transaction::commit)),
                connection -> mono(connection::close));
    }

    /** A stream of Vert.x fetches as many rows as are requested. */
    private static Flux<Row> rows(RowStream<Row> stream) {
        return Flux.create(sink -> {
            stream.pause();
            stream.exceptionHandler(sink::error).endHandler(end -> sink.complete());
            stream.handler(sink::next);
            sink.onRequest(stream::fetch);
            sink.onDispose(stream::close);
        });
    }

    @Override
    public Mono<Parcel> parcel(UUID id) {
        return one(PARCELS + " WHERE id = $1", Tuple.of(spoken.bound(id)), this::parcel);
    }

    @Override
    public Mono<List<Parcel>> parcels(UUID owner) {
        return list(PARCELS + " WHERE owner = $1 ORDER BY sent LIMIT 100", Tuple.of(spoken.bound(owner)), this::parcel);
    }

    @Override
    public Mono<List<Letter>> letters(long folder) {
        return list(
                "SELECT id, folder, subject, body, answer FROM letters WHERE folder = $1",
                Tuple.of(folder),
                row -> new Letter(
                        spoken.uuid(row, 0), row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    @Override
    public Mono<Sample> sample(UUID id) {
        return one(SAMPLES + " WHERE id = $1", Tuple.of(spoken.bound(id)), this::sample);
    }

    @Override
    public Mono<List<Sample>> samples(UUID owner) {
        return list(SAMPLES + " WHERE owner = $1", Tuple.of(spoken.bound(owner)), this::sample);
    }

    @Override
    public Mono<List<Author>> authorsWithBooks(long shelf) {
        return graph(shelf, false);
    }

    @Override
    public Mono<List<Author>> authorsWithChapters(long shelf) {
        return graph(shelf, true);
    }

    /** A statement for each level; the children of all parents are put into the lists of their parents by a map. */
    private Mono<List<Author>> graph(long shelf, boolean withChapters) {
        Map<UUID, List<Book>> booksOf = new HashMap<>();
        Map<UUID, List<Chapter>> chaptersOf = new HashMap<>();
        Mono<List<Author>> authors = list(
                "SELECT id, shelf, name, country, joined FROM authors WHERE shelf = $1", Tuple.of(shelf), row -> {
                    List<Book> books = new ArrayList<>();
                    booksOf.put(spoken.uuid(row, 0), books);
                    return new Author(
                            spoken.uuid(row, 0),
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            spoken.instant(row, 4),
                            Deferred.of(books));
                });
        return authors.flatMap(read -> list(
                        "SELECT id, position, title, lent, published, author_id FROM books WHERE author_id"
                                + spoken.among(booksOf.size()) + " ORDER BY position",
                        spoken.values(booksOf.keySet()),
                        row -> book(row, withChapters, booksOf, chaptersOf))
                .then(Mono.defer(() -> withChapters
                        ? list(
                                "SELECT id, position, title, pages, book_id FROM chapters WHERE book_id"
                                        + spoken.among(chaptersOf.size()) + " ORDER BY position",
                                spoken.values(chaptersOf.keySet()),
                                row -> chapter(row, chaptersOf))
                        : Mono.empty()))
                .thenReturn(read));
    }

    private Book book(
            Row row, boolean withChapters, Map<UUID, List<Book>> booksOf, Map<UUID, List<Chapter>> chaptersOf) {
        UUID id = spoken.uuid(row, 0);
        UUID author = spoken.uuid(row, 5);
        Deferred<List<Chapter>> chapters = Deferred.unloaded();
        if (withChapters) {
            List<Chapter> loaded = new ArrayList<>();
            chaptersOf.put(id, loaded);
            chapters = Deferred.of(loaded);
        }
        Book book = new Book(
                id,
                row.getLong(1),
                row.getString(2),
                row.getBoolean(3),
                spoken.instant(row, 4),
                author,
                Deferred.unloaded(),
                chapters);
        booksOf.get(author).add(book);
        return book;
    }

    private Chapter chapter(Row row, Map<UUID, List<Chapter>> chaptersOf) {
        UUID book = spoken.uuid(row, 4);
        Chapter chapter = new Chapter(
                spoken.uuid(row, 0), row.getLong(1), row.getString(2), row.getLong(3), book, Deferred.unloaded());
        chaptersOf.get(book).add(chapter);
        return chapter;
    }

    @Override
    public Mono<Stock> insert(Stock stock) {
        return mono(() -> query(INSERT).execute(tuple(stock))).thenReturn(stock);
    }

    @Override
    public Mono<List<Stock>> insertAll(List<Stock> stocks) {
        return mono(() -> query(INSERT)
                        .executeBatch(stocks.stream().map(ByVertx::tuple).toList()))
                .thenReturn(stocks);
    }

    private static Tuple tuple(Stock stock) {
        return Tuple.of(stock.id(), stock.name(), stock.amount(), stock.changed());
    }

    @Override
    public Mono<Movement> create(Movement movement) {
        return mono(() -> query(CREATE + spoken.returningId()).execute(tuple(movement)))
                .map(rows -> withKey(movement, rows));
    }

    @Override
    public Mono<List<Movement>> createAll(List<Movement> movements) {
        return mono(() -> query(CREATE + spoken.returningId())
                        .executeBatch(movements.stream().map(ByVertx::tuple).toList()))
                .map(first -> {
                    List<Movement> created = new ArrayList<>(movements.size());
                    RowSet<Row> rows = first;
                    for (Movement movement : movements) {
                        created.add(withKey(movement, rows));
                        rows = rows.next();
                    }
                    return created;
                });
    }

    private static Tuple tuple(Movement movement) {
        return Tuple.of(movement.name(), movement.amount(), movement.changed());
    }

    private Movement withKey(Movement movement, RowSet<Row> inserted) {
        return new Movement(spoken.generated(inserted), movement.name(), movement.amount(), movement.changed());
    }

    @Override
    public Mono<Long> increase(long id) {
        return updated(INCREASE, Tuple.of(id));
    }

    @Override
    public Mono<Long> increaseBetween(long from, long until) {
        return updated("UPDATE stocks SET amount = amount + 1 WHERE id >= $1 AND id < $2", Tuple.of(from, until));
    }

    @Override
    public Mono<Long> delete(long id) {
        return updated("DELETE FROM stocks WHERE id = $1", Tuple.of(id));
    }

    @Override
    public Mono<Long> deleteBetween(long from, long until) {
        return updated("DELETE FROM stocks WHERE id >= $1 AND id < $2", Tuple.of(from, until));
    }

    @Override
    public Mono<List<Stock>> transfer(long from, long to) {
        return mono(() -> pool.withTransaction(connection -> stock(connection, from)
                .compose(giver -> stock(connection, to).map(taker -> List.of(giver, taker)))
                .compose(read -> connection
                        .preparedQuery(spoken.sql(DECREASE))
                        .execute(Tuple.of(from))
                        .compose(decreased -> connection.preparedQuery(spoken.sql(INCREASE)).execute(Tuple.of(to)))
                        .map(read))));
    }

    private Future<Stock> stock(SqlConnection connection, long id) {
        return connection
                .preparedQuery(spoken.sql(STOCK))
                .mapping(row ->
                        new Stock(row.getLong(0), row.getString(1), row.getInteger(2), row.getLocalDateTime(3)))
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next());
    }

    private Mono<Long> updated(String sql, Tuple values) {
        return mono(() -> query(sql).execute(values)).map(SqlResult::rowCount).map(Integer::longValue);
    }

    private PreparedQuery<RowSet<Row>> query(String sql) {
        return client.preparedQuery(spoken.sql(sql));
    }

    private <T> Mono<T> one(String sql, Tuple values, Function<Row, T> row) {
        return mono(() -> query(sql).mapping(row).execute(values))
                .map(rows -> rows.iterator().next());
    }

    private <T> Mono<List<T>> list(String sql, Tuple values, Function<Row, T> row) {
        return mono(() -> query(sql).mapping(row).execute(values)).map(rows -> {
            List<T> list = new ArrayList<>(rows.size());
            rows.forEach(list::add);
            return list;
        });
    }

    private static <T> Mono<T> mono(Supplier<Future<T>> work) {
        return Mono.fromCompletionStage(() -> work.get().toCompletionStage());
    }

    private static Item item(Row row) {
        return new Item(row.getLong(0), row.getString(1), row.getInteger(2), row.getLocalDateTime(3));
    }

    private Sample sample(Row row) {
        return new Sample(
                spoken.uuid(row, 0),
                spoken.uuid(row, 1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                spoken.instant(row, 6),
                spoken.instant(row, 7),
                row.getBoolean(8),
                row.getBoolean(9));
    }

    private Parcel parcel(Row row) {
        return new Parcel(
                spoken.uuid(row, 0),
                spoken.uuid(row, 1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Parcel.State.valueOf(row.getString(6)),
                row.getInteger(7),
                row.getShort(8),
                row.getDouble(9),
                row.getFloat(10),
                row.getBigDecimal(11),
                Optional.ofNullable(row.getBigDecimal(12)),
                row.getBoolean(13),
                row.getBoolean(14),
                row.getLocalDate(15),
                row.getLocalDateTime(16),
                row.getLocalTime(17),
                spoken.instant(row, 18),
                spoken.instantOrNull(row, 19));
    }

    @Override
    public void close() {
        Mono.fromCompletionStage(client.close().toCompletionStage()).block();
        Mono.fromCompletionStage(pool.close().toCompletionStage()).block();
    }
}
