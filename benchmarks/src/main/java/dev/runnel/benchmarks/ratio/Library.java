package dev.runnel.benchmarks.ratio;

import dev.runnel.Db;
import dev.runnel.Deferred;
import dev.runnel.benchmarks.Sample;
import dev.runnel.benchmarks.Samples;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import reactor.core.publisher.Mono;

/** The rows of the reads. They are computed from their numbers, so the expected result of each read is known. */
final class Library {
    static final int OWNERS = 10;
    static final int SAMPLES_OF_OWNER = 100;
    static final int SHELVES = 5;
    static final int AUTHORS_OF_SHELF = 20;
    static final int BOOKS_OF_AUTHOR = 10;
    static final int CHAPTERS_OF_BOOK = 3;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Library() {}

    static UUID id(long number) {
        return new UUID(number, number);
    }

    static UUID owner(long number) {
        return new UUID(-1, number);
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

    /** The graph of a shelf: authors by key, books and chapters by position. */
    static List<Author> authors(long shelf) {
        return children(shelf, AUTHORS_OF_SHELF, Library::author);
    }

    private static Author author(long number) {
        return new Author(
                id(number),
                number / AUTHORS_OF_SHELF,
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
        List<Author> authors = all(SHELVES, Library::authors);
        List<Book> books = authors.stream()
                .flatMap(author -> author.books().get().stream())
                .toList();
        List<Chapter> chapters =
                books.stream().flatMap(book -> book.chapters().get().stream()).toList();
        return db.pushSchema()
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
