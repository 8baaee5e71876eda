package dev.runnel.benchmarks.ratio;

import dev.runnel.Db;
import dev.runnel.Deferred;
import dev.runnel.benchmarks.Parcel;
import dev.runnel.benchmarks.Parcels;
import dev.runnel.benchmarks.Sample;
import dev.runnel.benchmarks.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import reactor.core.publisher.Mono;

/** The rows of the operations, computed from their numbers. */
final class Library {
    static final int ITEMS = 100_000;
    static final int STOCKS = 200_000;
    static final int STOCKS_UPDATED = 10_000;
    static final int OWNERS = 10;
    static final int SAMPLES_OF_OWNER = 100;
    static final int PARCELS_OF_OWNER = 100;
    static final int FOLDERS = 10;
    static final int LETTERS_OF_FOLDER = 20;
    static final int SHELVES = 100;
    static final int AUTHORS_OF_SHELF = 20;
    static final int BOOKS_OF_AUTHOR = 10;
    static final int CHAPTERS_OF_BOOK = 3;

    private static final int STRIDE = 37;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final LocalDateTime LOCAL_START = LocalDateTime.ofInstant(START, ZoneOffset.UTC);

    /** The records of inserts are there before a round, which has not to pay for them. Spring Data takes a key of 0 for no key. */
    private static final List<Stock> STOCK_LIST = LongStream.rangeClosed(1, STOCKS)
            .mapToObj(number -> new Stock(number, "stock " + number, amount(number), changed(number)))
            .toList();

    private static final List<Movement> MOVEMENT_LIST = LongStream.range(0, 1_000)
            .mapToObj(number -> new Movement(0, "movement " + number, amount(number), changed(number)))
            .toList();

    private Library() {}

    /** The hash code of a UUID joins its halves: equal halves would all have the same one. */
    static UUID id(long number) {
        return new UUID(number, Long.MIN_VALUE);
    }

    static UUID owner(long number) {
        return new UUID(-1, number);
    }

    /** The key of one of so many rows. */
    static UUID idOf(int turn, int rows) {
        return id((long) turn * STRIDE % rows);
    }

    /** The key of the first of some items. */
    static long itemOf(int turn, int rows) {
        return (long) turn * STRIDE % (ITEMS - rows + 1);
    }

    /** The keys of some items, which lie far from each other. */
    static List<Long> itemsOf(int turn, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> itemOf(turn * rows + i, 1))
                .toList();
    }

    static String nameOf(long item) {
        return "item " + item;
    }

    private static Item item(long number) {
        return new Item(number, nameOf(number), amount(number), changed(number));
    }

    /** The key of the first of some stocks. Turns that follow each other have no stock in common. */
    static long stockOf(int turn, int rows) {
        return (long) turn * STRIDE % (STOCKS_UPDATED / rows) * rows;
    }

    /** The stocks that a turn inserts. */
    static List<Stock> stocks(int turn, int rows) {
        return STOCK_LIST.subList(turn * rows, (turn + 1) * rows);
    }

    /** The stocks that a turn writes: the first half has the keys of the turn before, and the second half new ones. */
    static List<Stock> stocksOfUpsert(int turn, int rows) {
        return changedStocks(turn, (long) turn * rows / 2, rows);
    }

    /** Stocks with other amounts than before. Turns that follow each other have no stock in common. */
    static List<Stock> stocksOfUpdate(int turn, int rows) {
        return changedStocks(turn, stockOf(turn, rows), rows);
    }

    private static List<Stock> changedStocks(int turn, long first, int rows) {
        return LongStream.range(first, first + rows)
                .mapToObj(number -> new Stock(number, "stock " + number, amount(number + turn), changed(number)))
                .toList();
    }

    /** Movements without a key. */
    static List<Movement> movements(int rows) {
        return MOVEMENT_LIST.subList(0, rows);
    }

    private static int amount(long number) {
        return (int) (number % 1_000);
    }

    private static LocalDateTime changed(long number) {
        return LOCAL_START.plusSeconds(number);
    }

    private static Parcel parcel(long number) {
        boolean received = number % 3 == 0;
        LocalDateTime packed = changed(number);
        Instant sent = START.plusSeconds(number);
        return new Parcel(
                id(number),
                owner(number / PARCELS_OF_OWNER),
                "label " + number,
                "street " + number % 100,
                "city " + number % 10,
                number % 2 == 0 ? "note " + number : null,
                received ? Parcel.State.RECEIVED : Parcel.State.SENT,
                (int) (number % 5),
                (short) (number % 7),
                number / 8.0,
                number / 4.0f,
                BigDecimal.valueOf(1_001 + 10 * number, 2),
                number % 4 == 0 ? Optional.of(BigDecimal.valueOf(505 + 10 * number, 1)) : Optional.empty(),
                number % 2 == 0,
                received,
                packed.toLocalDate(),
                packed.plusHours(12),
                LocalTime.of(8, (int) (number % 60)),
                sent,
                received ? sent.plusSeconds(3_600) : null);
    }

    private static Letter letter(long number) {
        String sentence = "This is sentence " + number % 10 + " of a letter, which is no shorter than others. ";
        return new Letter(
                id(number),
                number / LETTERS_OF_FOLDER,
                "letter " + number,
                sentence.repeat(25),
                number % 2 == 0 ? sentence.repeat(5) : null);
    }

    static Sample sample(long number) {
        return new Sample(
                id(number),
                owner(number / SAMPLES_OF_OWNER),
                "name " + number,
                "place " + number % 10,
                1_000 + number,
                2_000_000 + number,
                START.plusSeconds(number),
                START.plusSeconds(number + 60),
                number % 2 == 0,
                number % 3 == 0);
    }

    /** The samples of an owner, by key. */
    static List<Sample> samples(long owner) {
        return children(owner, SAMPLES_OF_OWNER, Library::sample);
    }

    /** The graph of a shelf: authors by key, who lie far from each other in the table, books and chapters by position. */
    static List<Author> authors(long shelf) {
        return LongStream.range(0, AUTHORS_OF_SHELF)
                .mapToObj(place -> author(shelf + place * SHELVES))
                .toList();
    }

    private static Author author(long number) {
        return new Author(
                id(number),
                number % SHELVES,
                "author " + number,
                "country " + number % 7,
                START.plusSeconds(number),
                Deferred.of(children(number, BOOKS_OF_AUTHOR, Library::book)));
    }

    private static Book book(long number) {
        return new Book(
                id(number),
                number % BOOKS_OF_AUTHOR,
                "book " + number,
                number % 2 == 0,
                START.plusSeconds(number),
                id(number / BOOKS_OF_AUTHOR),
                Deferred.unloaded(),
                Deferred.of(children(number, CHAPTERS_OF_BOOK, Library::chapter)));
    }

    private static Chapter chapter(long number) {
        return new Chapter(
                id(number),
                number % CHAPTERS_OF_BOOK,
                "chapter " + number,
                10 + number % 20,
                id(number / CHAPTERS_OF_BOOK),
                Deferred.unloaded());
    }

    private static <T> List<T> children(long parent, int each, LongFunction<T> child) {
        return LongStream.range(parent * each, (parent + 1) * each)
                .mapToObj(child)
                .toList();
    }

    /** Creates the tables and writes all rows. */
    static Mono<Void> write(Db db) {
        List<Author> authors = children(0, SHELVES * AUTHORS_OF_SHELF, Library::author);
        List<Book> books = authors.stream()
                .flatMap(author -> author.books().get().stream())
                .toList();
        List<Chapter> chapters =
                books.stream().flatMap(book -> book.chapters().get().stream()).toList();
        return db.pushSchema()
                .then(Items.insertMany(children(0, ITEMS, Library::item)).exec(db))
                .then(Parcels.insertMany(children(0, OWNERS * PARCELS_OF_OWNER, Library::parcel))
                        .exec(db))
                .then(Letters.insertMany(children(0, FOLDERS * LETTERS_OF_FOLDER, Library::letter))
                        .exec(db))
                .then(Samples.insertMany(all(OWNERS, Library::samples)).exec(db))
                .then(Authors.insertMany(authors).exec(db))
                .then(Books.insertMany(books).exec(db))
                .then(Chapters.insertMany(chapters).exec(db))
                .then();
    }

    private static <T> List<T> all(int parents, LongFunction<List<T>> children) {
        return LongStream.range(0, parents)
                .mapToObj(children)
                .flatMap(List::stream)
                .toList();
    }
}
