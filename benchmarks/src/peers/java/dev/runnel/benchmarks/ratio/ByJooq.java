package dev.runnel.benchmarks.ratio;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.runnel.Deferred;
import dev.runnel.benchmarks.Parcel;
import dev.runnel.benchmarks.Sample;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record10;
import org.jooq.Record20;
import org.jooq.Record4;
import org.jooq.SelectWhereStep;
import org.jooq.conf.NestedCollectionEmulation;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** jOOQ over R2DBC: typed columns, records mapped by their constructors, graphs by {@code MULTISET}, pages by {@code seek}. */
final class ByJooq implements Peer {
    private final ConnectionPool pool;
    private final DSLContext sql;
    private final JooqTables tables;
    private final boolean firstKeyAlone;

    ByJooq(R2dbcDatabase database, PeerDatabase named) {
        tables = named.jooqTables();
        firstKeyAlone = named == PeerDatabase.MYSQL;
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(database.factory())
                .initialSize(0)
                .maxSize(Connections.MOST)
                .build());
        // the binary format of r2dbc-postgresql: moments are not read as texts, as is the default, and JSONB is not read at all
        Settings settings = new Settings()
                .withExecuteLogging(false)
                .withBindOffsetDateTimeType(true)
                .withEmulateMultiset(NestedCollectionEmulation.JSON);
        sql = DSL.using(database.usable(pool), named.jooqDialect(), settings);
    }

    @Override
    public String title() {
        return "jOOQ";
    }

    @Override
    public Optional<String> missing(String shape) {
        return Optional.empty();
    }

    private SelectWhereStep<Record4<Long, String, Integer, LocalDateTime>> items() {
        return sql.select(tables.items.id, tables.items.name, tables.items.amount, tables.items.changed).from(tables.items.table);
    }

    @Override
    public Mono<Item> byId(long id) {
        return Mono.from(items().where(tables.items.id.eq(id))).map(mapping(Item::new)::map);
    }

    @Override
    public Mono<Item> byName(String name) {
        return Mono.from(items().where(tables.items.name.eq(name))).map(mapping(Item::new)::map);
    }

    @Override
    public Mono<List<Item>> list(long from, int limit) {
        return Flux.from(items().where(tables.items.id.ge(from)).orderBy(tables.items.id).limit(limit))
                .map(mapping(Item::new)::map)
                .collectList();
    }

    @Override
    public Mono<List<Item>> among(List<Long> ids) {
        return Flux.from(items().where(tables.items.id.in(ids)))
                .map(mapping(Item::new)::map)
                .collectList();
    }

    @Override
    public Mono<List<Item>> twoPages(long from) {
        // one row more than a page shows whether another page follows
        return list(from, PAGE + 1).map(ByJooq::page).flatMap(first -> Flux.from(
                        items().orderBy(tables.items.id)
                                .seek(first.get(first.size() - 1).id())
                                .limit(PAGE + 1))
                .map(mapping(Item::new)::map)
                .collectList()
                .map(second ->
                        Stream.concat(first.stream(), page(second).stream()).toList()));
    }

    private static List<Item> page(List<Item> read) {
        return read.subList(0, Math.min(PAGE, read.size()));
    }

    @Override
    public Mono<Long> count(long from, long until) {
        return Mono.from(sql.selectCount()
                        .from(tables.items.table)
                        .where(tables.items.id.ge(from).and(tables.items.id.lt(until))))
                .map(counted -> counted.value1().longValue());
    }

    @Override
    public Mono<Boolean> exists(String name) {
        return Mono.from(sql.select(field(DSL.exists(selectOne().from(tables.items.table).where(tables.items.name.eq(name))))))
                .map(found -> found.value1());
    }

    @Override
    public Flux<Item> all() {
        return Flux.from(items()).map(mapping(Item::new)::map);
    }

    private SelectWhereStep<Record20<UUID, UUID, String, String, String, String, Parcel.State, Integer, Short, Double, Float, BigDecimal, BigDecimal, Boolean, Boolean, LocalDate, LocalDateTime, LocalTime, Instant, Instant>> parcels() {
        return sql.select(tables.parcels.id, tables.parcels.owner, tables.parcels.label, tables.parcels.street, tables.parcels.city, tables.parcels.note, tables.parcels.state, tables.parcels.pieces, tables.parcels.kind, tables.parcels.weight, tables.parcels.volume, tables.parcels.price, tables.parcels.insured, tables.parcels.fragile, tables.parcels.express, tables.parcels.packed, tables.parcels.due, tables.parcels.opens, tables.parcels.sent, tables.parcels.received).from(tables.parcels.table);
    }

    private SelectWhereStep<Record10<UUID, UUID, String, String, Long, Long, Instant, Instant, Boolean, Boolean>> samples() {
        return sql.select(tables.samples.id, tables.samples.owner, tables.samples.name, tables.samples.place, tables.samples.amount, tables.samples.total, tables.samples.created, tables.samples.changed, tables.samples.active, tables.samples.hidden).from(tables.samples.table);
    }

    private static Parcel read(
            UUID id,
            UUID owner,
            String label,
            String street,
            String city,
            String note,
            Parcel.State state,
            Integer pieces,
            Short kind,
            Double weight,
            Float volume,
            BigDecimal price,
            BigDecimal insured,
            Boolean fragile,
            Boolean express,
            LocalDate packed,
            LocalDateTime due,
            LocalTime opens,
            Instant sent,
            Instant received) {
        return new Parcel(
                id,
                owner,
                label,
                street,
                city,
                note,
                state,
                pieces,
                kind,
                weight,
                volume,
                price,
                Optional.ofNullable(insured),
                fragile,
                express,
                packed,
                due,
                opens,
                sent,
                received);
    }

    @Override
    public Mono<Parcel> parcel(UUID id) {
        return Mono.from(parcels().where(tables.parcels.id.eq(id))).map(mapping(ByJooq::read)::map);
    }

    @Override
    public Mono<List<Parcel>> parcels(UUID owner) {
        return Flux.from(parcels().where(tables.parcels.owner.eq(owner)).orderBy(tables.parcels.sent).limit(100))
                .map(mapping(ByJooq::read)::map)
                .collectList();
    }

    @Override
    public Mono<List<Letter>> letters(long folder) {
        return Flux.from(sql.select(tables.letters.id, tables.letters.folder, tables.letters.subject, tables.letters.body, tables.letters.answer)
                        .from(tables.letters.table)
                        .where(tables.letters.folder.eq(folder)))
                .map(mapping(Letter::new)::map)
                .collectList();
    }

    @Override
    public Mono<Sample> sample(UUID id) {
        return Mono.from(samples().where(tables.samples.id.eq(id))).map(mapping(Sample::new)::map);
    }

    @Override
    public Mono<List<Sample>> samples(UUID owner) {
        return Flux.from(samples().where(tables.samples.owner.eq(owner)))
                .map(mapping(Sample::new)::map)
                .collectList();
    }

    @Override
    public Mono<List<Author>> authorsWithBooks(long shelf) {
        return Flux.from(sql.select(
                                tables.authors.id,
                                tables.authors.shelf,
                                tables.authors.name,
                                tables.authors.country,
                                tables.authors.joined,
                                multiset(select(
                                                        tables.books.id,
                                                        tables.books.position,
                                                        tables.books.title,
                                                        tables.books.lent,
                                                        tables.books.published,
                                                        tables.books.authorId)
                                                .from(tables.books.table)
                                                .where(tables.books.authorId.eq(tables.authors.id))
                                                .orderBy(tables.books.position))
                                        .convertFrom(books -> books.map(mapping(ByJooq::book))))
                        .from(tables.authors.table)
                        .where(tables.authors.shelf.eq(shelf)))
                .map(mapping(ByJooq::author)::map)
                .collectList();
    }

    @Override
    public Mono<List<Author>> authorsWithChapters(long shelf) {
        return Flux.from(sql.select(
                                tables.authors.id,
                                tables.authors.shelf,
                                tables.authors.name,
                                tables.authors.country,
                                tables.authors.joined,
                                multiset(select(
                                                        tables.books.id,
                                                        tables.books.position,
                                                        tables.books.title,
                                                        tables.books.lent,
                                                        tables.books.published,
                                                        tables.books.authorId,
                                                        multiset(select(
                                                                                tables.chapters.id,
                                                                                tables.chapters.position,
                                                                                tables.chapters.title,
                                                                                tables.chapters.pages,
                                                                                tables.chapters.bookId)
                                                                        .from(tables.chapters.table)
                                                                        .where(tables.chapters.bookId.eq(tables.books.id))
                                                                        .orderBy(tables.chapters.position))
                                                                .convertFrom(chapters ->
                                                                        chapters.map(mapping(ByJooq::chapter))))
                                                .from(tables.books.table)
                                                .where(tables.books.authorId.eq(tables.authors.id))
                                                .orderBy(tables.books.position))
                                        .convertFrom(books -> books.map(mapping(ByJooq::bookWithChapters))))
                        .from(tables.authors.table)
                        .where(tables.authors.shelf.eq(shelf)))
                .map(mapping(ByJooq::author)::map)
                .collectList();
    }

    private static Author author(
            UUID id, Long shelf, String name, String country, Instant joined, List<Book> books) {
        return new Author(id, shelf, name, country, joined, Deferred.of(books));
    }

    private static Book book(UUID id, Long position, String title, Boolean lent, Instant published, UUID author) {
        return new Book(id, position, title, lent, published, author, Deferred.unloaded(), Deferred.unloaded());
    }

    private static Book bookWithChapters(
            UUID id,
            Long position,
            String title,
            Boolean lent,
            Instant published,
            UUID author,
            List<Chapter> chapters) {
        return new Book(id, position, title, lent, published, author, Deferred.unloaded(), Deferred.of(chapters));
    }

    private static Chapter chapter(UUID id, Long position, String title, Long pages, UUID book) {
        return new Chapter(id, position, title, pages, book, Deferred.unloaded());
    }

    @Override
    public Mono<Stock> insert(Stock stock) {
        return Mono.from(sql.insertInto(tables.stocks.table, tables.stocks.id, tables.stocks.name, tables.stocks.amount, tables.stocks.changed)
                        .values(stock.id(), stock.name(), stock.amount(), stock.changed()))
                .thenReturn(stock);
    }

    @Override
    public Mono<List<Stock>> insertAll(List<Stock> stocks) {
        return Mono.from(sql.insertInto(tables.stocks.table, tables.stocks.id, tables.stocks.name, tables.stocks.amount, tables.stocks.changed)
                        .valuesOfRows(stocks.stream()
                                .map(stock -> row(stock.id(), stock.name(), stock.amount(), stock.changed()))
.toList()))
                .thenReturn(stocks);
    }

    @Override
    public Mono<Movement> create(Movement movement) {
        return Mono.from(sql.insertInto(tables.movements.table, tables.movements.name, tables.movements.amount, tables.movements.changed)
                        .values(movement.name(), movement.amount(), movement.changed())
                        .returningResult(tables.movements.id))
                .map(key -> withKey(movement, key.value1()));
    }

    @Override
    public Mono<List<Movement>> createAll(List<Movement> movements) {
        return Flux.from(sql.insertInto(tables.movements.table, tables.movements.name, tables.movements.amount, tables.movements.changed)
                        .valuesOfRows(movements.stream()
                                .map(movement -> row(movement.name(), movement.amount(), movement.changed()))
.toList())
                        .returningResult(tables.movements.id))
                .collectList()
                .map(keys -> {
                    List<Movement> created = new ArrayList<>(movements.size());
                    for (int i = 0; i < movements.size(); i++) {
                        // MySQL returns the first key, which the others follow
                        long key = firstKeyAlone
                                ? keys.get(0).value1() + i
                                : keys.get(i).value1();
                        created.add(withKey(movements.get(i), key));
                    }
                    return created;
                });
    }

    private static Movement withKey(Movement movement, long key) {
        return new Movement(key, movement.name(), movement.amount(), movement.changed());
    }

    @Override
    public Mono<Long> increase(long id) {
        return added(sql, 1, id);
    }

    private Mono<Long> added(DSLContext sql, int more, long id) {
        return Mono.from(sql.update(tables.stocks.table)
                        .set(tables.stocks.amount, tables.stocks.amount.plus(more))
                        .where(tables.stocks.id.eq(id)))
                .map(Integer::longValue);
    }

    @Override
    public Mono<Long> increaseBetween(long from, long until) {
        return Mono.from(sql.update(tables.stocks.table)
                        .set(tables.stocks.amount, tables.stocks.amount.plus(1))
                        .where(tables.stocks.id.ge(from).and(tables.stocks.id.lt(until))))
                .map(Integer::longValue);
    }

    @Override
    public Mono<Long> delete(long id) {
        return Mono.from(sql.deleteFrom(tables.stocks.table).where(tables.stocks.id.eq(id))).map(Integer::longValue);
    }

    @Override
    public Mono<Long> deleteBetween(long from, long until) {
        return Mono.from(sql.deleteFrom(tables.stocks.table)
                        .where(tables.stocks.id.ge(from).and(tables.stocks.id.lt(until))))
                .map(Integer::longValue);
    }

    @Override
    public Mono<List<Stock>> transfer(long from, long to) {
        return Mono.from(sql.transactionPublisher(begun -> stock(begun.dsl(), from)
                .zipWhen(giver -> stock(begun.dsl(), to), List::of)
                .flatMap(read -> added(begun.dsl(), -1, from)
                        .then(added(begun.dsl(), 1, to))
                        .thenReturn(read))));
    }

    private Mono<Stock> stock(DSLContext sql, long id) {
        return Mono.from(sql.select(tables.stocks.id, tables.stocks.name, tables.stocks.amount, tables.stocks.changed)
                        .from(tables.stocks.table)
                        .where(tables.stocks.id.eq(id)))
                .map(mapping(Stock::new)::map);
    }

    @Override
    public void close() {
        pool.disposeLater().block();
    }
}
