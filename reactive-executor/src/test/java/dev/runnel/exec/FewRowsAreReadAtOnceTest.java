package dev.runnel.exec;

import static dev.runnel.exec.Library.fewAuthorsWithBooks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.DbOptions;
import dev.runnel.exec.Library.Author;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class FewRowsAreReadAtOnceTest {
    private static final ReadProgram ALL = fewAuthorsWithBooks(ResultMode.ALL);

    private final List<Long> limits = new ArrayList<>();

    /** Remembers the limit of every statement. */
    private Library library(long total, DbOptions options) {
        Library library =
                new Library(Library.RELATIONAL, options).withAuthors(total).withBooks(1);
        for (String operation : List.of("whole", "first")) {
            library.driver.rows(operation, values -> {
                limits.add((Long) values[0]);
                return Library.authorRows(1, Math.min(total, (Long) values[0]));
            });
        }
        return library;
    }

    private Library library(long total) {
        return library(total, DbOptions.DEFAULT);
    }

    private static List<String> operations(Library library) {
        return library.driver.log().stream()
                .filter(entry ->
                        List.of("whole", "first", "next", "books", "release").contains(entry))
                .toList();
    }

    private static void assertAll(Flux<Author> authors, int total) {
        List<Author> rows = authors.collectList().block();
        assertThat(rows).hasSize(total).extracting(Author::id).isSorted().doesNotHaveDuplicates();
        assertThat(rows).allMatch(author -> author.books().get().size() == 1);
    }

    @Test
    void aListOfUpTo1024RowsIsOneStatementForEachLevel() {
        Library library = library(1_024);
        assertAll(library.stream(ALL), 1_024);
        assertThat(operations(library)).containsExactly("whole", "books", "release");
        assertThat(library.<List<Author>>single(ALL).block()).hasSize(1_024);
        assertThat(operations(library)).containsExactly("whole", "books", "release", "whole", "books", "release");
        assertThat(limits).containsExactly(1_025L, 1_025L);
    }

    @Test
    void oneRowMoreBeginsAnewByWindows() {
        Library library = library(1_025);
        assertAll(library.stream(ALL), 1_025);
        assertThat(operations(library))
                .containsExactly("whole", "first", "books", "next", "books", "next", "books", "release");
        assertThat(library.driver.count("leased")).isEqualTo(1);
    }

    @Test
    void whoDoesNotRequestAllRowsAtFirstGetsWindows() {
        Library library = library(600);
        StepVerifier.create(library.stream(ALL), 1)
                .expectNextCount(1)
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(599)
                .verifyComplete();
        assertThat(operations(library)).containsExactly("first", "books", "next", "books", "release");
    }

    @Test
    void aLimitIsTheLimitOfTheStatementUnlessItIsLarge() {
        Library library = library(10_000);
        assertAll(library.stream(limited(300)), 300);
        assertThat(operations(library)).containsExactly("whole", "books", "release");
        assertAll(library.stream(limited(0)), 0);
        assertThat(limits).containsExactly(300L);
        assertAll(library.stream(limited(1_025)), 1_025);
        assertThat(limits).containsExactly(300L, 257L);
    }

    private static ReadProgram limited(long rows) {
        return new ReadProgram(
                List.of(),
                ALL.rootQuery(),
                ALL.body(),
                Optional.of(new Value.Literal(rows, Library.I64)),
                ALL.result(),
                ALL.terminal(),
                ALL.valueSlots(),
                List.of());
    }

    @Test
    void fewRowsAreNoMoreThanMayBeBuffered() {
        Library library = library(11, DbOptions.DEFAULT.withMaxBufferedRows(10));
        assertAll(library.stream(ALL), 11);
        assertThat(operations(library)).containsExactly("whole", "first", "books", "release");
        assertThat(limits).containsExactly(11L, 257L);
    }

    @Test
    void insideATransactionToo() {
        Library library = library(600);
        assertThat(library.db
                        .transaction(tx ->
                                Library.<Author>stream(tx, library.request(ALL)).collectList())
                        .block())
                .hasSize(600);
        assertThat(operations(library)).containsExactly("whole", "books", "release");
    }
}
