package dev.runnel.exec;

import static dev.runnel.exec.Library.authors;
import static dev.runnel.exec.Library.authorsWithBooks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.NonUniqueResultException;
import dev.runnel.error.NotFoundException;
import dev.runnel.exec.Library.Author;
import dev.runnel.stmt.Select.ResultMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class ReadsGiveTheirLeaseBackTest {
    private final Library library = new Library();
    private final FakeDriver driver = library.driver;

    @Test
    void oneRecordComesAfterTheLeaseWentBack() {
        library.withAuthors(1);
        Author author = library.<Author>single(authors(ResultMode.ONE))
                .doOnNext(row -> assertThat(driver.log()).endsWith("release answered"))
                .block();
        assertThat(author.name()).isEqualTo("author 1");
        assertThat(driver.log())
                .containsExactly(
                        "acquire",
                        "acquire answered",
                        "leased",
                        "authors",
                        "authors answered",
                        "release",
                        "release answered");
    }

    @Test
    void oneOfNoneIsNotFoundAndOneOfTwoIsTooMany() {
        library.withAuthors(0);
        assertThatThrownBy(() -> library.single(authors(ResultMode.ONE)).block())
                .isInstanceOf(NotFoundException.class);
        library.withAuthors(2);
        assertThatThrownBy(() -> library.single(authors(ResultMode.ONE)).block())
                .isInstanceOf(NonUniqueResultException.class);
        assertThat(driver.count("release")).isEqualTo(2);
    }

    @Test
    void firstOfNoneIsEmpty() {
        library.withAuthors(0);
        StepVerifier.create(library.single(authors(ResultMode.FIRST))).verifyComplete();
    }

    @Test
    void theListOfAllHoldsEveryRecordInOrder() {
        library.withAuthors(3).withBooks(2);
        List<Author> rows =
                library.<List<Author>>single(authorsWithBooks(ResultMode.ALL)).block();
        assertThat(rows).extracting(Author::id).containsExactly(1L, 2L, 3L);
        assertThat(rows.get(1).books().get()).extracting(book -> book.id()).containsExactly(200L, 201L);
        assertThat(driver.count("leased")).isEqualTo(1);
        assertThat(driver.count("release")).isEqualTo(1);
    }

    @Test
    void aStreamOf256RowsGivesItsLeaseBackBeforeItsFirstRow() {
        library.withAuthors(256);
        StepVerifier.create(library.stream(authors(ResultMode.ALL)), 0)
                .thenRequest(1)
                .assertNext(row -> assertThat(driver.log()).endsWith("release answered"))
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(255)
                .verifyComplete();
    }

    @Test
    void aLongerStreamIsReadInChunksByDemand() {
        long[] asked = {0};
        driver.answer(
                "authors",
                values -> Flux.fromIterable(Library.authorRows(1, 1_000)).doOnRequest(n -> asked[0] += n));
        StepVerifier.create(library.stream(authors(ResultMode.ALL)), 0)
                .thenRequest(257)
                .expectNextCount(257)
                .then(() -> assertThat(asked[0]).isEqualTo(257))
                .then(() -> assertThat(driver.log()).doesNotContain("release"))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(asked[0]).isEqualTo(514))
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(742)
                .verifyComplete();
        assertThat(driver.count("release")).isEqualTo(1);
    }

    @Test
    void shortListsNestWithoutALease() {
        library.withAuthors(3);
        StepVerifier.create(library.<Author>stream(authors(ResultMode.ALL)).concatMap(author -> {
                    assertThat(driver.count("leased")).isEqualTo(driver.count("release"));
                    return library.<Author>stream(authors(ResultMode.ALL));
                }))
                .expectNextCount(9)
                .verifyComplete();
    }

    @Test
    void aFailedReadStopsItsStatementAndKeepsItsError() {
        driver.fail("authors", new NotFoundException("a failure of the store", List.of()));
        assertThatThrownBy(() -> library.single(authors(ResultMode.ALL)).block())
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        error -> assertThat(error.statement()).isPresent());
        assertThat(driver.log()).endsWith("cancel", "cancel answered", "release", "release answered");
    }

    @Test
    void twoSubscribersShareNothing() {
        library.withAuthors(700).withBooks(1);
        Flux<Author> rows = library.stream(authorsWithBooks(ResultMode.ALL));
        StepVerifier.create(Flux.zip(rows, rows)
                        .filter(both -> both.getT1().id() == both.getT2().id()))
                .expectNextCount(700)
                .verifyComplete();
        assertThat(driver.count("release")).isEqualTo(2);
    }
}
