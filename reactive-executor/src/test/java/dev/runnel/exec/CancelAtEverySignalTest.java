package dev.runnel.exec;

import static dev.runnel.exec.Library.authors;
import static dev.runnel.exec.Library.authorsWithBooks;
import static dev.runnel.exec.Library.fewAuthorsWithBooks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Statement;
import dev.runnel.companion.Statements;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.Program;
import dev.runnel.stmt.Select.ResultMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The fake driver sends one answer at a time; the subscriber cancels after the n-th, for every n. */
class CancelAtEverySignalTest {

    record Shape(String name, Function<Library, Publisher<?>> run) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() {
        return Stream.of(
                new Shape("one", library -> library.single(authors(ResultMode.ONE))),
                new Shape("list", library -> library.single(authors(ResultMode.ALL))),
                new Shape("stream", library -> library.stream(authors(ResultMode.ALL))),
                new Shape("include", library -> library.single(authorsWithBooks(ResultMode.ALL))),
                new Shape("few with include", library -> library.stream(fewAuthorsWithBooks(ResultMode.ALL))),
                new Shape("many with include", library -> {
                    library.withAuthors(1_025);
                    return library.stream(fewAuthorsWithBooks(ResultMode.ALL));
                }),
                new Shape("stream with include", library -> library.stream(authorsWithBooks(ResultMode.ALL))),
                new Shape(
                        "stream, one row at a time",
                        library -> library.stream(authors(ResultMode.ALL)).limitRate(1)),
                new Shape(
                        "stream with include, one row at a time",
                        library ->
                                library.stream(authorsWithBooks(ResultMode.ALL)).limitRate(1)),
                new Shape("change", library -> library.single(TransactionsTest.delete("removed", false))),
                new Shape(
                        "create graph",
                        library -> library.single(Creates.authorWithBooks(true), List.of(Creates.author(1, "A", 2)))),
                new Shape(
                        "create of many graphs",
                        library -> library.single(
                                Creates.authorWithBooks(true),
                                List.of(Creates.author(1, "A", 2), Creates.author(2, "B", 2)))),
                new Shape(
                        "batch of creates",
                        library -> library.db.batch(
                                List.of(create(library, 1, "A"), create(library, 2, "B"), create(library, 3, "C")))),
                new Shape(
                        "transaction",
                        library -> library.db.transaction(tx -> {
                            BoundStatement<Object> delete = library.request(TransactionsTest.delete("removed", false));
                            BoundStatement<Object> list = library.request(authorsWithBooks(ResultMode.ALL));
                            return Library.single(tx, delete)
                                    .then(Library.stream(tx, list).count());
                        })),
                new Shape(
                        "transaction of several at once",
                        library -> library.db.transaction(tx -> {
                            Program delete = TransactionsTest.delete("removed", false);
                            return Mono.when(
                                    Library.single(tx, library.request(delete)),
                                    Library.single(tx, library.request(authors(ResultMode.ALL))),
                                    Library.single(library.db, library.request(delete)));
                        })),
                new Shape(
                        "nested transaction",
                        library -> library.db.transaction(tx -> {
                            Program delete = TransactionsTest.delete("removed", false);
                            return Library.single(tx, library.request(delete))
                                    .then(tx.transaction(inner -> Library.single(inner, library.request(delete))
                                            .then(inner.transaction(
                                                    deep -> Library.single(deep, library.request(delete))))));
                        })),
                new Shape(
                        "nested transactions at once",
                        library -> library.db.transaction(tx -> {
                            Program delete = TransactionsTest.delete("removed", false);
                            return Mono.when(
                                    tx.transaction(inner -> Library.single(inner, library.request(delete))),
                                    library.db.transaction(inner -> Library.single(inner, library.request(delete))
                                            .then(Mono.fromRunnable(inner::rollbackOnly))),
                                    Library.single(tx, library.request(delete)));
                        })),
                new Shape(
                        "transaction that rolls back by itself",
                        library -> library.db.transaction(tx -> {
                            tx.rollbackOnly();
                            return Library.single(tx, library.request(TransactionsTest.delete("removed", false)));
                        })),
                new Shape(
                        "many",
                        library -> library.db.transactionMany(
                                tx -> Library.stream(tx, library.request(authors(ResultMode.ALL))))),
                new Shape(
                        "streaming",
                        library -> library.db.transactionStreaming(
                                tx -> Library.stream(tx, library.request(authors(ResultMode.ALL))))));
    }

    private static Statement<Object> create(Library library, long id, String name) {
        BoundStatement<Object> request =
                library.request(Creates.authorWithBooks(true), List.of(Creates.author(id, name, 2)));
        return Statements.of(request);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theLeaseGoesBackOnceAndAfterTheTransactionHasEnded(Shape shape) {
        int n = 0;
        boolean whole = false;
        while (!whole) {
            whole = cancelAfter(n++, shape);
        }
        assertThat(n).isGreaterThan(3);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void statementBeingSubscribedToIsNotSentAfterTheRollback(Shape shape) {
        int n = 0;
        boolean whole = false;
        while (!whole) {
            whole = cancelWhileSubscribing(n++, shape);
        }
        assertThat(n).isGreaterThan(2);
    }

    /** Cancels when the driver is about to send the n-th of its calls; whether there were fewer. */
    private static boolean cancelWhileSubscribing(int call, Shape shape) {
        Library library = library(shape);
        FakeDriver driver = library.driver.stepwise();
        Disposable.Swap running = Disposables.swap();
        int[] calls = {0};
        driver.beforeEach(() -> {
            if (calls[0]++ == call) {
                running.dispose();
                answerAll(driver);
            }
        });
        running.update(subscribe(shape, library));
        answerAll(driver);
        List<String> log = driver.log();
        String context = shape + " at call " + call + ": " + log;
        assertThat(driver.count("release")).as(context).isEqualTo(driver.count("leased"));
        if (driver.count("rollback") > 0) {
            assertThat(log.subList(log.indexOf("rollback"), log.size()))
                    .as(context)
                    .containsExactly("rollback", "rollback answered", "release", "release answered");
        } else if (driver.count("release") > 0) {
            assertThat(log).as(context).endsWith("release", "release answered");
        }
        return !running.isDisposed();
    }

    private static void answerAll(FakeDriver driver) {
        boolean waiting = true;
        while (waiting) {
            waiting = driver.step();
        }
    }

    private static Library library(Shape shape) {
        Library library = new Library().withAuthors(600).withBooks(1);
        if (shape.name().equals("one")) {
            library.withAuthors(1);
        }
        Creates.answers(library.driver);
        return library;
    }

    private static Disposable subscribe(Shape shape, Library library) {
        return Flux.from(shape.run().apply(library)).subscribe(row -> {}, error -> {
            throw new AssertionError("not in " + shape, error);
        });
    }

    /** Whether there were fewer answers than that. */
    private static boolean cancelAfter(int answers, Shape shape) {
        Library library = library(shape);
        FakeDriver driver = library.driver.stepwise();
        Disposable running = subscribe(shape, library);
        boolean more = true;
        for (int i = 0; i < answers && more; i++) {
            more = driver.step();
        }
        running.dispose();
        answerAll(driver);
        List<String> log = driver.log();
        String context = shape + " after " + answers + " answers: " + log;
        assertThat(driver.count("release")).as(context).isEqualTo(driver.count("leased"));
        assertThat(driver.count("release answered")).as(context).isEqualTo(driver.count("leased"));
        if (driver.count("begin") > 0) {
            int ended = Math.max(log.indexOf("commit answered"), log.indexOf("rollback answered"));
            assertThat(ended).as(context).isBetween(0, log.indexOf("release") - 1);
            assertThat(driver.count("commit") + driver.count("rollback"))
                    .as(context)
                    .isEqualTo(1);
        }
        return !more;
    }
}
