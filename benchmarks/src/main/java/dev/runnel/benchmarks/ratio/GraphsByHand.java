package dev.runnel.benchmarks.ratio;

import dev.runnel.Deferred;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * The graphs as one writes them with care on R2DBC: one connection for a graph, the children of all parents by one statement and put into the
 * lists of their parents by a map.
 */
final class GraphsByHand implements GraphReads {
    private final Connections connections;
    private final HandWrittenSql spoken;
    private final String authors;
    private final String books;
    private final String chapters;

    GraphsByHand(Connections connections, HandWrittenSql spoken) {
        this.connections = connections;
        this.spoken = spoken;
        authors = spoken.sql("SELECT \"id\", \"shelf\", \"name\", \"country\", \"joined\" FROM \"authors\""
                + " WHERE \"shelf\" = $1");
        books = spoken.sql(
                "SELECT \"id\", \"position\", \"title\", \"lent\", \"published\", \"author_id\" FROM \"books\""
                        + " WHERE " + spoken.among("author_id") + " ORDER BY \"position\"");
        chapters = spoken.sql("SELECT \"id\", \"position\", \"title\", \"pages\", \"book_id\" FROM \"chapters\""
                + " WHERE " + spoken.among("book_id") + " ORDER BY \"position\"");
    }

    @Override
    public Mono<List<Author>> authorsWithBooks(long shelf) {
        return connections
                .with(connection -> new Graph(connection, false).read(shelf))
                .single();
    }

    @Override
    public Mono<List<Author>> authorsWithChapters(long shelf) {
        return connections
                .with(connection -> new Graph(connection, true).read(shelf))
                .single();
    }

    /** One graph: each level reads the rows of the next by the keys of the lists that it has opened. */
    private final class Graph {
        private final Connection connection;
        private final boolean withChapters;
        private final Map<UUID, List<Book>> booksOf = new HashMap<>();
        private final Map<UUID, List<Chapter>> chaptersOf = new HashMap<>();

        Graph(Connection connection, boolean withChapters) {
            this.connection = connection;
            this.withChapters = withChapters;
        }

        Mono<List<Author>> read(long shelf) {
            return Connections.rows(connection.createStatement(authors).bind(0, shelf), this::author)
                    .collectList()
                    .flatMap(read -> children(books, booksOf, this::book)
                            .then(Mono.defer(() -> children(chapters, chaptersOf, this::chapter)))
                            .thenReturn(read));
        }

        /** Without a parent nothing is read. */
        private Mono<Void> children(String sql, Map<UUID, ?> parents, Function<Readable, ?> row) {
            return parents.isEmpty()
                    ? Mono.empty()
                    : Connections.rows(spoken.among(connection, sql, parents.keySet()), row)
                            .then();
        }

        private Author author(Readable row) {
            UUID id = spoken.uuid(row, 0);
            List<Book> itsBooks = new ArrayList<>();
            booksOf.put(id, itsBooks);
            return new Author(
                    id,
                    Cells.number(row, 1),
                    Cells.text(row, 2),
                    Cells.text(row, 3),
                    spoken.instant(row, 4),
                    Deferred.of(itsBooks));
        }

        private Book book(Readable row) {
            UUID id = spoken.uuid(row, 0);
            UUID author = spoken.uuid(row, 5);
            Book book = new Book(
                    id,
                    Cells.number(row, 1),
                    Cells.text(row, 2),
                    Cells.required(row, 3, Boolean.class),
                    spoken.instant(row, 4),
                    author,
                    Deferred.unloaded(),
                    withChapters ? Deferred.of(chaptersOfNew(id)) : Deferred.unloaded());
            booksOf.get(author).add(book);
            return book;
        }

        private List<Chapter> chaptersOfNew(UUID book) {
            List<Chapter> itsChapters = new ArrayList<>();
            chaptersOf.put(book, itsChapters);
            return itsChapters;
        }

        private Chapter chapter(Readable row) {
            UUID book = spoken.uuid(row, 4);
            Chapter chapter = new Chapter(
                    spoken.uuid(row, 0),
                    Cells.number(row, 1),
                    Cells.text(row, 2),
                    Cells.number(row, 3),
                    book,
                    Deferred.unloaded());
            chaptersOf.get(book).add(chapter);
            return chapter;
        }
    }
}
