package dev.runnel.exec;

import static dev.runnel.exec.Library.authorsWithBooks;
import static dev.runnel.exec.Library.loadBooks;
import static dev.runnel.exec.Library.selectAuthors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.DbOptions;
import dev.runnel.error.LimitExceededException;
import dev.runnel.exec.Library.Author;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class ReadsGoOnByWindowsTest {
    private final Library library = new Library();
    private final FakeDriver driver = library.driver;
    private final List<Long> limits = new ArrayList<>();

    /** Remembers the limit of every window. */
    private void authors(long total) {
        library.withAuthors(total).withBooks(1);
        driver.rows("first", values -> {
            limits.add((Long) values[0]);
            return Library.authorRows(1, Math.min(total, (Long) values[0]));
        });
        driver.rows("next", values -> {
            limits.add((Long) values[0]);
            long after = (Long) values[1];
            return Library.authorRows(after + 1, Math.min(total, after + (Long) values[0]));
        });
    }

    private List<String> operations() {
        return driver.log().stream()
                .filter(entry -> List.of("first", "next", "books", "release").contains(entry))
                .toList();
    }

    @Test
    void upTo256RowsAreOneStatementForEachLevel() {
        authors(256);
        List<Author> rows = library.<Author>stream(authorsWithBooks(ResultMode.ALL))
                .collectList()
                .block();
        assertThat(rows).hasSize(256);
        assertThat(rows.get(255).books().get()).hasSize(1);
        assertThat(operations()).containsExactly("first", "books", "release");
        assertThat(limits).containsExactly(257L);
    }

    @Test
    void moreRowsGoOnAfterTheLastInWindowsThatDouble() {
        authors(10_000);
        List<Author> rows = library.<Author>stream(authorsWithBooks(ResultMode.ALL))
                .collectList()
                .block();
        assertThat(rows)
                .extracting(Author::id)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(10_000);
        assertThat(limits).containsExactly(257L, 513L, 1_025L, 2_049L, 4_097L, 4_097L);
        assertThat(driver.count("leased")).isEqualTo(1);
    }

    @Test
    void theNextWindowIsReadWhenTheLastRowWasTaken() {
        authors(600);
        StepVerifier.create(library.stream(authorsWithBooks(ResultMode.ALL)), 0)
                .thenRequest(256)
                .expectNextCount(256)
                .then(() -> assertThat(operations()).containsExactly("first", "books"))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(operations()).containsExactly("first", "books", "next", "books", "release"))
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(343)
                .verifyComplete();
    }

    @Test
    void aShortStreamWithIncludeGivesItsLeaseBackBeforeItsFirstRow() {
        authors(2);
        StepVerifier.create(library.stream(authorsWithBooks(ResultMode.ALL)), 0)
                .thenRequest(1)
                .assertNext(row -> assertThat(driver.log()).endsWith("release answered"))
                .thenRequest(1)
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void theLimitEndsTheReadWithoutAnotherStatement() {
        authors(10_000);
        List<Author> rows = library.<Author>stream(limited(300)).collectList().block();
        assertThat(rows).hasSize(300);
        assertThat(limits).containsExactly(257L, 44L);
    }

    @Test
    void aLimitOfNoRowsCallsNothing() {
        authors(10);
        assertThat(library.<Author>stream(limited(0)).collectList().block()).isEmpty();
        assertThat(operations()).containsExactly("release");
    }

    private static ReadProgram limited(long rows) {
        ReadProgram whole = authorsWithBooks(ResultMode.ALL);
        return new ReadProgram(
                List.of(),
                whole.rootQuery(),
                whole.body(),
                Optional.of(new Value.Literal(rows, Library.I64)),
                whole.result(),
                whole.terminal(),
                whole.valueSlots(),
                List.of());
    }

    @Test
    void insideATransactionEveryWindowIsFinishedBeforeItsFirstRow() {
        authors(600);
        library.db
                .transaction(tx -> Library.<Author>stream(tx, library.request(authorsWithBooks(ResultMode.ALL)))
                        .doOnNext(row -> assertThat(operations()).endsWith("books"))
                        .count())
                .block();
        assertThat(operations()).containsExactly("first", "books", "next", "books", "release");
    }

    @Test
    void streamedRowsAreGroupedIntoWindows() {
        library.withAuthors(600).withBooks(2);
        ReadProgram streamed = streamed(ResultMode.ALL);
        assertThat(library.<Author>stream(streamed).collectList().block())
                .hasSize(600)
                .allSatisfy(author -> assertThat(author.books().get()).hasSize(2));
        assertThat(driver.count("authors")).isEqualTo(1);
        assertThat(driver.count("books")).isEqualTo(3);
    }

    /** Plain authors, and what the driver's rows are asked for. */
    private List<Long> demandsFor(long total) {
        List<Long> demands = new CopyOnWriteArrayList<>();
        driver.answer(
                "authors",
                values -> Flux.fromIterable(Library.authorRows(1, total)).hide().doOnRequest(demands::add));
        return demands;
    }

    @Test
    void unboundedDemandRequestsAllRowsFromTheDriver() {
        List<Long> demands = demandsFor(600);
        assertThat(library.<Author>stream(Library.authors(ResultMode.ALL))
                        .collectList()
                        .block())
                .extracting(Author::id)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(600);
        assertThat(demands).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void boundedDemandRequestsOneWindowFromTheDriver() {
        List<Long> demands = demandsFor(600);
        StepVerifier.create(library.<Author>stream(Library.authors(ResultMode.ALL)), 256)
                .expectNextCount(256)
                .then(() -> assertThat(demands).containsExactly(257L))
                .thenRequest(2)
                .expectNextCount(2)
                .then(() -> assertThat(demands).containsExactly(257L, 257L))
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(342)
                .verifyComplete();
        assertThat(demands).containsExactly(257L, 257L, Long.MAX_VALUE);
    }

    @Test
    void allRowsAtOnceFromAnotherThreadComeOnceAndInOrder() {
        for (int run = 0; run < 200; run++) {
            driver.answer(
                    "authors",
                    values -> Flux.fromIterable(Library.authorRows(1, 2_000)).subscribeOn(Schedulers.parallel()));
            List<Author> rows = library.<Author>stream(Library.authors(ResultMode.ALL))
                    .collectList()
                    .block();
            assertThat(rows)
                    .extracting(Author::id)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .hasSize(2_000);
        }
    }

    @Test
    void theFirstRowOfStreamedRowsEndsThem() {
        library.withAuthors(600).withBooks(2);
        ReadProgram program = Library.read(
                new dev.runnel.spi.ReadItems(
                        Library.table("authors", Library.I64, Library.TEXT),
                        new dev.runnel.spi.ReadItems.Scan(),
                        Library.table("authors", Library.I64, Library.TEXT).columns()),
                new ReadProgram.Streamed(),
                loadBooks(),
                Library.AUTHORS_WITH_BOOKS,
                ResultMode.FIRST,
                3);
        assertThat(library.<Author>single(program).block().id()).isEqualTo(1);
        assertThat(driver.count("books")).isEqualTo(1);
        assertThat(driver.log()).endsWith("cancel", "cancel answered", "release", "release answered");
    }

    private static ReadProgram streamed(ResultMode terminal) {
        return Library.read(
                selectAuthors(), new ReadProgram.Streamed(), loadBooks(), Library.AUTHORS_WITH_BOOKS, terminal, 3);
    }

    @Test
    void bufferedReadIsBounded() {
        Library small = new Library(Library.RELATIONAL, DbOptions.DEFAULT.withMaxBufferedRows(10))
                .withAuthors(11)
                .withBooks(1);
        ReadProgram whole = Library.read(
                selectAuthors(), new ReadProgram.Whole(), loadBooks(), Library.AUTHORS_WITH_BOOKS, ResultMode.ALL, 3);
        assertThatThrownBy(() -> small.stream(whole).collectList().block())
                .isInstanceOfSatisfying(LimitExceededException.class, error -> {
                    assertThat(error.limit()).isEqualTo(10);
                    assertThat(error.names()).containsEntry("option", "maxBufferedRows");
                });
        assertThat(small.driver.log()).containsSubsequence("cancel", "release");
        small.withAuthors(10);
        assertThat(small.stream(whole).count().block()).isEqualTo(10);
    }

    @Test
    void aWindowWithTooManyChildrenIsHalved() {
        Library small = new Library(Library.RELATIONAL, DbOptions.DEFAULT.withMaxIncludedRows(10))
                .withAuthors(8)
                .withBooks(5);
        List<Author> rows = small.<Author>stream(authorsWithBooks(ResultMode.ALL))
                .collectList()
                .block();
        assertThat(rows).extracting(Author::id).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(rows).allSatisfy(author -> assertThat(author.books().get()).hasSize(5));
        assertThat(small.driver.count("books")).isEqualTo(7);
    }

    @Test
    void oneParentWithTooManyChildrenIsTooLarge() {
        Library small = new Library(Library.RELATIONAL, DbOptions.DEFAULT.withMaxIncludedRows(4))
                .withAuthors(3)
                .withBooks(5);
        assertThatThrownBy(() -> small.stream(authorsWithBooks(ResultMode.ALL)).blockLast())
                .isInstanceOfSatisfying(
                        LimitExceededException.class,
                        error -> assertThat(error.names()).containsEntry("option", "maxIncludedRows"));
        assertThat(small.driver.count("release")).isEqualTo(1);
    }

    @Test
    void aHundredThousandParentsPassWithOneWindowInMemory() {
        authors(100_000);
        long[] loaded = {0};
        driver.answer("books", values -> {
            List<?> keys = (List<?>) values[2];
            loaded[0] = Math.max(loaded[0], keys.size());
            return Flux.fromIterable(keys).map(author -> new Object[] {author, author, "book"});
        });
        StepVerifier.create(library.<Author>stream(authorsWithBooks(ResultMode.ALL))
                        .limitRate(100)
                        .delayUntil(author -> Mono.empty())
                        .map(author -> author.books().get().size())
                        .reduce(0, Integer::sum))
                .expectNext(100_000)
                .verifyComplete();
        assertThat(loaded[0]).isEqualTo(4_096);
    }
}
