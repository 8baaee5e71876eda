package dev.runnel.benchmarks.ratio;

import static org.springframework.data.domain.Sort.by;
import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import dev.runnel.Deferred;
import dev.runnel.benchmarks.ratio.spring.AuthorRow;
import dev.runnel.benchmarks.ratio.spring.BookRow;
import dev.runnel.benchmarks.ratio.spring.ChapterRow;
import dev.runnel.benchmarks.ratio.spring.ItemRow;
import dev.runnel.benchmarks.ratio.spring.LetterRow;
import dev.runnel.benchmarks.ratio.spring.MovementRow;
import dev.runnel.benchmarks.ratio.spring.ParcelRow;
import dev.runnel.benchmarks.ratio.spring.SampleRow;
import dev.runnel.benchmarks.ratio.spring.StockRow;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.r2dbc.convert.MappingR2dbcConverter;
import org.springframework.data.r2dbc.convert.R2dbcCustomConversions;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.dialect.DialectResolver;
import org.springframework.data.r2dbc.dialect.R2dbcDialect;
import org.springframework.data.r2dbc.mapping.R2dbcMappingContext;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Spring Data R2DBC: its template for entities; its client where the template cannot say it, which are relative updates and many rows at once.
 * It has no relations, so a graph is a query with a list for each level.
 */
final class BySpring implements Peer {
    private final ConnectionPool pool;
    private final R2dbcEntityTemplate template;
    private final DatabaseClient client;
    private final TransactionalOperator transactions;
    private final String insertStock;
    private final String insertMovement;

    BySpring(R2dbcDatabase database, PeerDatabase named) {
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(database.factory())
                .initialSize(0)
                .maxSize(Connections.MOST)
                .build());
        ConnectionFactory usable = database.usable(pool);
        R2dbcDialect dialect = DialectResolver.getDialect(database.factory());
        R2dbcCustomConversions conversions = R2dbcCustomConversions.of(dialect, named.springConverters());
        insertStock = database.spoken()
                .sql("INSERT INTO \"stocks\" (\"id\", \"name\", \"amount\", \"changed\") VALUES ($1, $2, $3, $4)");
        insertMovement = database.spoken()
                .sql("INSERT INTO \"movements\" (\"name\", \"amount\", \"changed\") VALUES ($1, $2, $3)");
        R2dbcMappingContext context = new R2dbcMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        client = DatabaseClient.builder()
                .connectionFactory(usable)
                .bindMarkers(dialect.getBindMarkersFactory())
                .build();
        template = new R2dbcEntityTemplate(client, dialect, new MappingR2dbcConverter(context, conversions));
        transactions = TransactionalOperator.create(new R2dbcTransactionManager(usable));
    }

    @Override
    public String title() {
        return "Spring Data R2DBC";
    }

    @Override
    public Optional<String> missing(String shape) {
        return Optional.empty();
    }

    @Override
    public Mono<ItemRow> byId(long id) {
        return template.selectOne(query(where("id").is(id)), ItemRow.class);
    }

    @Override
    public Mono<ItemRow> byName(String name) {
        return template.selectOne(query(where("name").is(name)), ItemRow.class);
    }

    @Override
    public Mono<List<ItemRow>> list(long from, int limit) {
        return items(where("id").greaterThanOrEquals(from), limit);
    }

    @Override
    public Mono<List<ItemRow>> among(List<Long> ids) {
        return list(query(where("id").in(ids)), ItemRow.class);
    }

    private Mono<List<ItemRow>> items(Criteria condition, int limit) {
        return list(query(condition).sort(by("id")).limit(limit), ItemRow.class);
    }

    @Override
    public Mono<List<ItemRow>> twoPages(long from) {
        // one row more than a page shows whether another page follows
        return items(where("id").greaterThanOrEquals(from), PAGE + 1)
                .map(BySpring::page)
                .flatMap(first -> items(
                                where("id").greaterThan(first.get(first.size() - 1).id()), PAGE + 1)
                        .map(second -> Stream.concat(first.stream(), page(second).stream())
                                .toList()));
    }

    private static List<ItemRow> page(List<ItemRow> read) {
        return read.subList(0, Math.min(PAGE, read.size()));
    }

    @Override
    public Mono<Long> count(long from, long until) {
        return template.count(query(between(from, until)), ItemRow.class);
    }

    private static Criteria between(long from, long until) {
        return where("id").greaterThanOrEquals(from).and("id").lessThan(until);
    }

    @Override
    public Mono<Boolean> exists(String name) {
        return template.exists(query(where("name").is(name)), ItemRow.class);
    }

    @Override
    public Flux<ItemRow> all() {
        return template.select(ItemRow.class).all();
    }

    @Override
    public Mono<ParcelRow> parcel(UUID id) {
        return template.selectOne(query(where("id").is(id)), ParcelRow.class);
    }

    @Override
    public Mono<List<ParcelRow>> parcels(UUID owner) {
        return list(query(where("owner").is(owner)).sort(by("sent")).limit(100), ParcelRow.class);
    }

    @Override
    public Mono<List<LetterRow>> letters(long folder) {
        return list(query(where("folder").is(folder)), LetterRow.class);
    }

    @Override
    public Mono<SampleRow> sample(UUID id) {
        return template.selectOne(query(where("id").is(id)), SampleRow.class);
    }

    @Override
    public Mono<List<SampleRow>> samples(UUID owner) {
        return list(query(where("owner").is(owner)), SampleRow.class);
    }

    @Override
    public Mono<List<Author>> authorsWithBooks(long shelf) {
        return authors(shelf).flatMap(authors -> books(authors)
                .map(books -> assembled(authors, grouped(books, BookRow::authorId), book -> Deferred.unloaded())));
    }

    @Override
    public Mono<List<Author>> authorsWithChapters(long shelf) {
        return authors(shelf)
                .flatMap(authors -> books(authors).flatMap(books -> chapters(books).map(chapters -> {
                    Map<UUID, List<ChapterRow>> chaptersOf = grouped(chapters, ChapterRow::bookId);
                    return assembled(authors, grouped(books, BookRow::authorId), book -> Deferred.of(
                            chaptersOf.getOrDefault(book.id(), List.of()).stream()
                                    .map(BySpring::chapter)
                                    .toList()));
                })));
    }

    private Mono<List<AuthorRow>> authors(long shelf) {
        return list(query(where("shelf").is(shelf)), AuthorRow.class);
    }

    private Mono<List<BookRow>> books(List<AuthorRow> authors) {
        return list(
                query(where("authorId").in(authors.stream().map(AuthorRow::id).toList()))
                        .sort(by("position")),
                BookRow.class);
    }

    private Mono<List<ChapterRow>> chapters(List<BookRow> books) {
        return list(
                query(where("bookId").in(books.stream().map(BookRow::id).toList())).sort(by("position")),
                ChapterRow.class);
    }

    private static <T> Map<UUID, List<T>> grouped(List<T> children, Function<T, UUID> parent) {
        return children.stream().collect(Collectors.groupingBy(parent));
    }

    private static List<Author> assembled(
            List<AuthorRow> authors,
            Map<UUID, List<BookRow>> booksOf,
            Function<BookRow, Deferred<List<Chapter>>> chapters) {
        return authors.stream()
                .map(author -> new Author(
                        author.id(),
                        author.shelf(),
                        author.name(),
                        author.country(),
                        author.joined(),
                        Deferred.of(booksOf.getOrDefault(author.id(), List.of()).stream()
                                .map(book -> book(book, chapters.apply(book)))
                                .toList())))
                .toList();
    }

    private static Book book(BookRow row, Deferred<List<Chapter>> chapters) {
        return new Book(
                row.id(),
                row.position(),
                row.title(),
                row.lent(),
                row.published(),
                row.authorId(),
                Deferred.unloaded(),
                chapters);
    }

    private static Chapter chapter(ChapterRow row) {
        return new Chapter(row.id(), row.position(), row.title(), row.pages(), row.bookId(), Deferred.unloaded());
    }

    @Override
    public Mono<StockRow> insert(Stock stock) {
        return template.insert(new StockRow(stock.id(), stock.name(), stock.amount(), stock.changed()));
    }

    @Override
    public Mono<List<Stock>> insertAll(List<Stock> stocks) {
        return client.inConnectionMany(connection -> {
                    Statement statement = connection.createStatement(insertStock);
                    for (int i = 0; i < stocks.size(); i++) {
                        Stock stock = stocks.get(i);
                        next(statement, i)
                                .bind(0, stock.id())
                                .bind(1, stock.name())
                                .bind(2, stock.amount())
                                .bind(3, stock.changed());
                    }
                    return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated);
                })
                .then()
                .thenReturn(stocks)
                .as(transactions::transactional);
    }

    /** The statement with the bindings of one row more. */
    private static Statement next(Statement statement, int row) {
        return row == 0 ? statement : statement.add();
    }

    @Override
    public Mono<MovementRow> create(Movement movement) {
        return template.insert(new MovementRow(null, movement.name(), movement.amount(), movement.changed()));
    }

    @Override
    public Mono<List<Movement>> createAll(List<Movement> movements) {
        return client.inConnectionMany(connection -> {
                    Statement statement = connection
                            .createStatement(insertMovement)
                            .returnGeneratedValues("id");
                    for (int i = 0; i < movements.size(); i++) {
                        Movement movement = movements.get(i);
                        next(statement, i)
                                .bind(0, movement.name())
                                .bind(1, movement.amount())
                                .bind(2, movement.changed());
                    }
                    return Flux.from(statement.execute())
                            .concatMap(result -> result.map(row -> Cells.number(row, 0)));
                })
                .zipWithIterable(
                        movements,
                        (key, movement) ->
                                new Movement(key, movement.name(), movement.amount(), movement.changed()))
                .collectList()
                .as(transactions::transactional);
    }

    @Override
    public Mono<Long> increase(long id) {
        return added(1, id);
    }

    private Mono<Long> added(int more, long id) {
        return client.sql("UPDATE stocks SET amount = amount + :more WHERE id = :id")
                .bind("more", more)
                .bind("id", id)
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<Long> increaseBetween(long from, long until) {
        return client.sql("UPDATE stocks SET amount = amount + 1 WHERE id >= :from AND id < :until")
                .bind("from", from)
                .bind("until", until)
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<Long> delete(long id) {
        return template.delete(query(where("id").is(id)), StockRow.class);
    }

    @Override
    public Mono<Long> deleteBetween(long from, long until) {
        return template.delete(query(between(from, until)), StockRow.class);
    }

    @Override
    public Mono<List<StockRow>> transfer(long from, long to) {
        return stock(from)
                .zipWhen(giver -> stock(to), List::of)
                .flatMap(read -> added(-1, from).then(added(1, to)).thenReturn(read))
                .as(transactions::transactional);
    }

    private Mono<StockRow> stock(long id) {
        return template.selectOne(query(where("id").is(id)), StockRow.class);
    }

    private <T> Mono<List<T>> list(Query query, Class<T> type) {
        return template.select(query, type).collectList();
    }

    @Override
    public void close() {
        pool.disposeLater().block();
    }
}
