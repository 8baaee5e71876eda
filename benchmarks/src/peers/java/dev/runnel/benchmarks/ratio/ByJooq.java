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
import dev.runnel.benchmarks.ratio.JooqTables.Authors;
import dev.runnel.benchmarks.ratio.JooqTables.Books;
import dev.runnel.benchmarks.ratio.JooqTables.Chapters;
import dev.runnel.benchmarks.ratio.JooqTables.Items;
import dev.runnel.benchmarks.ratio.JooqTables.Letters;
import dev.runnel.benchmarks.ratio.JooqTables.Movements;
import dev.runnel.benchmarks.ratio.JooqTables.Parcels;
import dev.runnel.benchmarks.ratio.JooqTables.Samples;
import dev.runnel.benchmarks.ratio.JooqTables.Stocks;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record10;
import org.jooq.Record20;
import org.jooq.Record4;
import org.jooq.SQLDialect;
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

    ByJooq(ConnectionFactory factory) {
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(factory)
                .initialSize(0)
                .maxSize(Connections.MOST)
                .build());
        // the binary format of r2dbc-postgresql: moments are not read as texts, as is the default, and JSONB is not read at all
        Settings settings = new Settings()
                .withExecuteLogging(false)
                .withBindOffsetDateTimeType(true)
                .withEmulateMultiset(NestedCollectionEmulation.JSON);
        sql = DSL.using(pool, SQLDialect.POSTGRES, settings);
    }

    @Override
    public String title() {
        return "jOOQ";
    }

    @Override
    public Map<String, String> missing() {
        return Map.of();
    }

    private SelectWhereStep<Record4<Long, String, Integer, LocalDateTime>> items() {
        return sql.select(Items.ID, Items.NAME, Items.AMOUNT, Items.CHANGED).from(Items.TABLE);
    }

    @Override
    public Mono<Item> byId(long id) {
        return Mono.from(items().where(Items.ID.eq(id))).map(mapping(Item::new)::map);
    }

    @Override
    public Mono<Item> byName(String name) {
        return Mono.from(items().where(Items.NAME.eq(name))).map(mapping(Item::new)::map);
    }

    @Override
    public Mono<List<Item>> list(long from, int limit) {
        return Flux.from(items().where(Items.ID.ge(from)).orderBy(Items.ID).limit(limit))
                .map(mapping(Item::new)::map)
                .collectList();
    }

    @Override
    public Mono<List<Item>> twoPages(long from) {
        // one row more than a page shows whether another page follows
        return list(from, PAGE + 1).map(ByJooq::page).flatMap(first -> Flux.from(
                        items().orderBy(Items.ID)
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
                        .from(Items.TABLE)
                        .where(Items.ID.ge(from).and(Items.ID.lt(until))))
                .map(counted -> counted.value1().longValue());
    }

    @Override
    public Mono<Boolean> exists(String name) {
        return Mono.from(sql.select(field(DSL.exists(selectOne().from(Items.TABLE).where(Items.NAME.eq(name))))))
                .map(found -> found.value1());
    }

    @Override
    public Flux<Item> all() {
        return Flux.from(items()).map(mapping(Item::new)::map);
    }

    private SelectWhereStep<Record20<UUID, UUID, String, String, String, String, Parcel.State, Integer, Short, Double, Float, BigDecimal, BigDecimal, Boolean, Boolean, LocalDate, LocalDateTime, LocalTime, Instant, Instant>> parcels() {
        return sql.select(Parcels.ID, Parcels.OWNER, Parcels.LABEL, Parcels.STREET, Parcels.CITY, Parcels.NOTE, Parcels.STATE, Parcels.PIECES, Parcels.KIND, Parcels.WEIGHT, Parcels.VOLUME, Parcels.PRICE, Parcels.INSURED, Parcels.FRAGILE, Parcels.EXPRESS, Parcels.PACKED, Parcels.DUE, Parcels.OPENS, Parcels.SENT, Parcels.RECEIVED).from(Parcels.TABLE);
    }

    private SelectWhereStep<Record10<UUID, UUID, String, String, Long, Long, Instant, Instant, Boolean, Boolean>> samples() {
        return sql.select(Samples.ID, Samples.OWNER, Samples.NAME, Samples.PLACE, Samples.AMOUNT, Samples.TOTAL, Samples.CREATED, Samples.CHANGED, Samples.ACTIVE, Samples.HIDDEN).from(Samples.TABLE);
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
        return Mono.from(parcels().where(Parcels.ID.eq(id))).map(mapping(ByJooq::read)::map);
    }

    @Override
    public Mono<List<Parcel>> parcels(UUID owner) {
        return Flux.from(parcels().where(Parcels.OWNER.eq(owner)).orderBy(Parcels.SENT).limit(100))
                .map(mapping(ByJooq::read)::map)
                .collectList();
    }

    @Override
    public Mono<List<Letter>> letters(long folder) {
        return Flux.from(sql.select(Letters.ID, Letters.FOLDER, Letters.SUBJECT, Letters.BODY, Letters.ANSWER)
                        .from(Letters.TABLE)
                        .where(Letters.FOLDER.eq(folder)))
                .map(mapping(Letter::new)::map)
                .collectList();
    }

    @Override
    public Mono<Sample> sample(UUID id) {
        return Mono.from(samples().where(Samples.ID.eq(id))).map(mapping(Sample::new)::map);
    }

    @Override
    public Mono<List<Sample>> samples(UUID owner) {
        return Flux.from(samples().where(Samples.OWNER.eq(owner)))
                .map(mapping(Sample::new)::map)
                .collectList();
    }

    @Override
    public Mono<List<Author>> authorsWithBooks(long shelf) {
        return Flux.from(sql.select(
                                Authors.ID,
                                Authors.SHELF,
                                Authors.NAME,
                                Authors.COUNTRY,
                                Authors.JOINED,
                                multiset(select(
                                                        Books.ID,
                                                        Books.POSITION,
                                                        Books.TITLE,
                                                        Books.LENT,
                                                        Books.PUBLISHED,
                                                        Books.AUTHOR_ID)
                                                .from(Books.TABLE)
                                                .where(Books.AUTHOR_ID.eq(Authors.ID))
                                                .orderBy(Books.POSITION))
                                        .convertFrom(books -> books.map(mapping(ByJooq::book))))
                        .from(Authors.TABLE)
                        .where(Authors.SHELF.eq(shelf)))
                .map(mapping(ByJooq::author)::map)
                .collectList();
    }

    @Override
    public Mono<List<Author>> authorsWithChapters(long shelf) {
        return Flux.from(sql.select(
                                Authors.ID,
                                Authors.SHELF,
                                Authors.NAME,
                                Authors.COUNTRY,
                                Authors.JOINED,
                                multiset(select(
                                                        Books.ID,
                                                        Books.POSITION,
                                                        Books.TITLE,
                                                        Books.LENT,
                                                        Books.PUBLISHED,
                                                        Books.AUTHOR_ID,
                                                        multiset(select(
                                                                                Chapters.ID,
                                                                                Chapters.POSITION,
                                                                                Chapters.TITLE,
                                                                                Chapters.PAGES,
                                                                                Chapters.BOOK_ID)
                                                                        .from(Chapters.TABLE)
                                                                        .where(Chapters.BOOK_ID.eq(Books.ID))
                                                                        .orderBy(Chapters.POSITION))
                                                                .convertFrom(chapters ->
                                                                        chapters.map(mapping(ByJooq::chapter))))
                                                .from(Books.TABLE)
                                                .where(Books.AUTHOR_ID.eq(Authors.ID))
                                                .orderBy(Books.POSITION))
                                        .convertFrom(books -> books.map(mapping(ByJooq::bookWithChapters))))
                        .from(Authors.TABLE)
                        .where(Authors.SHELF.eq(shelf)))
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
        return Mono.from(sql.insertInto(Stocks.TABLE, Stocks.ID, Stocks.NAME, Stocks.AMOUNT, Stocks.CHANGED)
                        .values(stock.id(), stock.name(), stock.amount(), stock.changed()))
                .thenReturn(stock);
    }

    @Override
    public Mono<List<Stock>> insertAll(List<Stock> stocks) {
        return Mono.from(sql.insertInto(Stocks.TABLE, Stocks.ID, Stocks.NAME, Stocks.AMOUNT, Stocks.CHANGED)
                        .valuesOfRows(stocks.stream()
                                .map(stock -> row(stock.id(), stock.name(), stock.amount(), stock.changed()))
.toList()))
                .thenReturn(stocks);
    }

    @Override
    public Mono<Movement> create(Movement movement) {
        return Mono.from(sql.insertInto(Movements.TABLE, Movements.NAME, Movements.AMOUNT, Movements.CHANGED)
                        .values(movement.name(), movement.amount(), movement.changed())
                        .returningResult(Movements.ID))
                .map(key -> withKey(movement, key.value1()));
    }

    @Override
    public Mono<List<Movement>> createAll(List<Movement> movements) {
        return Flux.from(sql.insertInto(Movements.TABLE, Movements.NAME, Movements.AMOUNT, Movements.CHANGED)
                        .valuesOfRows(movements.stream()
                                .map(movement -> row(movement.name(), movement.amount(), movement.changed()))
.toList())
                        .returningResult(Movements.ID))
                .collectList()
                .map(keys -> {
                    List<Movement> created = new ArrayList<>(movements.size());
                    for (int i = 0; i < movements.size(); i++) {
                        created.add(withKey(movements.get(i), keys.get(i).value1()));
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

    private static Mono<Long> added(DSLContext sql, int more, long id) {
        return Mono.from(sql.update(Stocks.TABLE)
                        .set(Stocks.AMOUNT, Stocks.AMOUNT.plus(more))
                        .where(Stocks.ID.eq(id)))
                .map(Integer::longValue);
    }

    @Override
    public Mono<Long> increaseBetween(long from, long until) {
        return Mono.from(sql.update(Stocks.TABLE)
                        .set(Stocks.AMOUNT, Stocks.AMOUNT.plus(1))
                        .where(Stocks.ID.ge(from).and(Stocks.ID.lt(until))))
                .map(Integer::longValue);
    }

    @Override
    public Mono<Long> delete(long id) {
        return Mono.from(sql.deleteFrom(Stocks.TABLE).where(Stocks.ID.eq(id))).map(Integer::longValue);
    }

    @Override
    public Mono<Long> deleteBetween(long from, long until) {
        return Mono.from(sql.deleteFrom(Stocks.TABLE)
                        .where(Stocks.ID.ge(from).and(Stocks.ID.lt(until))))
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

    private static Mono<Stock> stock(DSLContext sql, long id) {
        return Mono.from(sql.select(Stocks.ID, Stocks.NAME, Stocks.AMOUNT, Stocks.CHANGED)
                        .from(Stocks.TABLE)
                        .where(Stocks.ID.eq(id)))
                .map(mapping(Stock::new)::map);
    }

    @Override
    public void close() {
        pool.disposeLater().block();
    }
}
