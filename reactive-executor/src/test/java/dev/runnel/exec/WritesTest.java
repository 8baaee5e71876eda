package dev.runnel.exec;

import static dev.runnel.exec.Creates.author;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.MutationResult;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.DriverException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.exec.Library.Author;
import dev.runnel.planner.program.InsertProgram;
import dev.runnel.planner.program.Schedule;
import dev.runnel.planner.program.UpdateProgram;
import dev.runnel.planner.program.WriteResult;
import dev.runnel.schema.Table;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.spi.TransactWrite;
import dev.runnel.spi.TransactWrite.PutItem;
import dev.runnel.spi.UpdateRows;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.RequiredRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WritesTest {
    private final Library library = new Library();
    private final FakeDriver driver = library.driver;

    private List<Author> createMany(InsertRow... rows) {
        Creates.answers(driver);
        return library.<List<Author>>single(Creates.authorWithBooks(true), List.of(rows))
                .block();
    }

    @Test
    void aGraphIsInsertedNodeByNodeInOneTransaction() {
        List<Author> rows = createMany(author(1, "Ann", 2), author(2, "Bob", 0), author(3, "Cid", 1));
        assertThat(rows).extracting(Author::name).containsExactly("Ann", "Bob", "Cid");
        assertThat(rows.get(0).books().get()).extracting(book -> book.title()).containsExactly("Ann 0", "Ann 1");
        assertThat(rows.get(0).books().get()).allSatisfy(book -> {
            assertThat(book.authorId()).isEqualTo(1);
            assertThat(book.author().isLoaded()).isFalse();
        });
        assertThat(rows.get(1).books().get()).isEmpty();
        assertThat(driver.log())
                .containsSubsequence("begin", "insert authors", "insert books", "commit", "commit answered", "release");
        assertThat(driver.count("insert authors")).isEqualTo(1);
    }

    @Test
    void recordsOfKnownValuesNeedNoReturnedRow() {
        driver.matched("insert authors", 2);
        List<Author> rows = library.<List<Author>>single(
                        Creates.knownAuthors(), List.of(author(1, "Ann", 0), author(2, "Bob", 0)))
                .block();

        assertThat(rows).extracting(Author::name).containsExactly("Ann", "Bob");
        assertThat(driver.log()).contains("insert authors").doesNotContain("begin");
    }

    @Test
    void aRowThatWasNotInsertedIsAnError() {
        driver.matched("insert authors", 1);
        assertThatThrownBy(() -> library.single(
                                Creates.knownAuthors(), List.of(author(1, "Ann", 0), author(2, "Bob", 0)))
                        .block())
                .isInstanceOfSatisfying(
                        DriverException.class,
                        error -> assertThat(error.names())
                                .containsEntry("rows", "2")
                                .containsEntry("inserted", "1"));
    }

    @Test
    void aRowThatWasNotReturnedRollsBack() {
        driver.rows("insert authors", values -> List.of());
        assertThatThrownBy(() -> library.single(Creates.authorWithBooks(true), List.of(author(1, "Ann", 1)))
                        .block())
                .isInstanceOf(DriverException.class);
        assertThat(driver.log())
                .containsSubsequence("insert authors", "rollback")
                .doesNotContain("insert books");
    }

    @Test
    void anEmptyNodeIsNotInserted() {
        createMany(author(1, "Ann", 0));
        assertThat(driver.log()).doesNotContain("insert books");
    }

    @Test
    void rowsOfOneTableNeedNoTransaction() {
        createMany(author(1, "Ann", 0), author(2, "Bob", 0));
        assertThat(driver.log()).contains("insert authors").doesNotContain("begin", "commit");
    }

    @Test
    void moreRowsThanOneInsertTakesAreInATransaction() {
        int most = Library.RELATIONAL.writes().maxAtomicInsertRows();
        createMany(IntStream.rangeClosed(0, most)
                .mapToObj(n -> author(n, "A" + n, 0))
                .toArray(InsertRow[]::new));
        assertThat(driver.log()).containsSubsequence("begin", "insert authors", "commit");
    }

    @Test
    void anEmptyListCallsNothing() {
        assertThat(createMany()).isEmpty();
        assertThat(driver.log()).isEmpty();
    }

    @Test
    void aRequiredFieldThatWasNotSetIsRefusedBeforeAnyCall() {
        assertThatThrownBy(() -> createMany(InsertRow.of(Library.AUTHOR).set(Library.AUTHOR_ID, 1L)))
                .isInstanceOfSatisfying(InvalidStatementException.class, error -> {
                    assertThat(error.code()).isEqualTo(ErrorCode.MISSING_FIELD);
                    assertThat(error.names()).containsEntry("fields", "Author.name");
                });
        assertThat(driver.log()).isEmpty();
    }

    @Test
    void aFailedInsertRollsBack() {
        driver.fail("insert books", new NotFoundException("a failure of the store", List.of()));
        assertThatThrownBy(() -> createMany(author(1, "Ann", 1))).isInstanceOf(NotFoundException.class);
        assertThat(driver.log()).containsSubsequence("insert books", "rollback", "rollback answered", "release");
        assertThat(driver.log()).doesNotContain("commit");
    }

    @Test
    void insideATransactionItBeginsNoOther() {
        Creates.answers(driver);
        library.db
                .transaction(tx -> Library.single(
                        tx, library.request(Creates.authorWithBooks(true), List.of(author(1, "Ann", 1)))))
                .block();
        assertThat(driver.count("begin")).isEqualTo(1);
        assertThat(driver.count("commit")).isEqualTo(1);
    }

    @Test
    void aKeyValueStoreTakesAllItemsInOneTransact() {
        Library items = new Library(Library.KEY_VALUE);
        List<Object> writes = new ArrayList<>();
        items.driver.rows("insert authors", values -> {
            writes.addAll((List<?>) values[1]);
            return List.of();
        });
        List<Author> rows = items.<List<Author>>single(Creates.items(), List.of(author(1, "Ann", 2)))
                .block();
        assertThat(rows.get(0).books().get()).hasSize(2);
        assertThat(writes)
                .extracting(write -> ((PutItem) write).table().name())
                .containsExactly("insert authors", "authors_name_key", "insert books", "insert books");
        assertThat(((PutItem) writes.get(1)).item()).containsExactly("Ann", 1L);
        assertThat(items.driver.log()).doesNotContain("begin", "commit");
    }

    @Test
    void aRefusedItemNamesItsConstraint() {
        Library items = new Library(Library.KEY_VALUE);
        items.driver.fail("insert authors", new TransactWrite.ConditionCheckFailed(1, true));
        assertThatThrownBy(() -> items.single(Creates.items(), List.of(author(1, "Ann", 0)))
                        .block())
                .isInstanceOfSatisfying(ConstraintViolationException.class, error -> {
                    assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
                    assertThat(error.constraint()).contains("authors_name_key");
                    assertThat(error.columns()).containsExactly("c1");
                    assertThat(error.getMessage()).doesNotContain("Ann");
                });
        items.driver.fail("insert authors", new TransactWrite.ConditionCheckFailed(0, true));
        assertThatThrownBy(() -> items.single(Creates.items(), List.of(author(1, "Ann", 0)))
                        .block())
                .isInstanceOfSatisfying(
                        ConstraintViolationException.class,
                        error -> assertThat(error.constraint()).contains("insert authors_pkey"));
    }

    @Test
    void moreItemsThanATransactTakesAreRefusedWithoutACall() {
        Library items = new Library(Library.KEY_VALUE);
        InsertProgram program = Creates.items();
        List<InsertRow> rows = LongStream.range(0, 51)
                .mapToObj(id -> author(id, "author " + id, 0))
                .toList();
        assertThatThrownBy(() -> items.single(program, rows).block())
                .isInstanceOfSatisfying(
                        UnsupportedFeatureException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.TRANSACT_TOO_LARGE));
        assertThat(items.driver.log()).isEmpty();
    }

    @Test
    void updateOfManyReturnsTheNumberOfMatches() {
        driver.matched("removed", 3);
        MutationResult result = library.<MutationResult>single(TransactionsTest.delete("removed", false))
                .block();
        assertThat(result.matched()).isEqualTo(3);
        assertThat(driver.log()).doesNotContain("begin");
    }

    @Test
    void aChangeOfOneThatMissesIsNotFoundAndNamesItsKeyByAccessorOnly() {
        driver.matched("removed", 0);
        assertThatThrownBy(() -> library.single(TransactionsTest.delete("removed", true), 4711L)
                        .block())
                .isInstanceOfSatisfying(NotFoundException.class, error -> {
                    assertThat(error.key()).containsExactly(4711L);
                    assertThat(error.getMessage()).doesNotContain("4711");
                });
    }

    @Test
    void updateOfOneReturnsTheRecord() {
        UpdateRows update = new UpdateRows(
                Library.table("updated", Library.I64, Library.TEXT),
                List.of(),
                ValueExpr.TRUE,
                Library.table("updated", Library.I64, Library.TEXT).columns());
        UpdateProgram program = new UpdateProgram(
                Library.write(update),
                Optional.empty(),
                Optional.empty(),
                false,
                new WriteResult(false, false, RequiredRows.ONE, false, Optional.of(Library.AUTHORS), List.of()),
                0,
                List.of(),
                List.of());
        driver.rows("updated", values -> Library.authorRows(7, 7));
        assertThat(library.<Author>single(program, 7L).block().name()).isEqualTo("author 7");
        driver.rows("updated", values -> List.of());
        assertThatThrownBy(() -> library.single(program, 7L).block()).isInstanceOf(NotFoundException.class);
    }

    /** A versioned update that returns the record, or else the number of rows. */
    private static UpdateProgram guarded(boolean record) {
        Table written = Library.table("written", Library.I64, Library.TEXT);
        SelectRows probe = new SelectRows(
                Library.table("probed", Library.I64),
                List.of(),
                ValueExpr.TRUE,
                List.of(),
                null,
                null,
                List.of(ValueExpr.TRUE));
        return new UpdateProgram(
                Library.write(
                        record
                                ? new UpdateRows(written, List.of(), ValueExpr.TRUE, written.columns())
                                : new DeleteRows(written, ValueExpr.TRUE)),
                Optional.of(probe),
                Optional.empty(),
                false,
                new WriteResult(
                        !record,
                        !record,
                        RequiredRows.ONE,
                        !record,
                        record ? Optional.of(Library.AUTHORS) : Optional.empty(),
                        List.of(Library.AUTHOR_ID)),
                0,
                List.of(),
                List.of());
    }

    @Test
    void versionedUpdateWithMatchSendsNothingElse() {
        driver.rows("written", values -> Library.authorRows(7, 7));
        assertThat(library.<Author>single(guarded(true), 7L).block().name()).isEqualTo("author 7");
        assertThat(library.<MutationResult>single(guarded(false), 7L).block().matched())
                .isEqualTo(1);
        assertThat(driver.count("probed")).isZero();
    }

    @Test
    void versionedUpdateWithoutMatchChecksWhetherTheRowExists() {
        driver.rows("written", values -> List.of());
        driver.matched("written", 0);
        for (boolean record : List.of(true, false)) {
            driver.rows("probed", values -> List.<Object[]>of(new Object[] {true}));
            assertThatThrownBy(() -> library.single(guarded(record), 7L).block())
                    .isInstanceOf(OptimisticLockException.class);
            driver.rows("probed", values -> List.of());
            assertThatThrownBy(() -> library.single(guarded(record), 7L).block())
                    .isInstanceOfSatisfying(
                            NotFoundException.class,
                            error -> assertThat(error.key()).containsExactly(7L));
        }
        assertThat(driver.count("acquire")).isEqualTo(driver.count("release"));
    }

    @Test
    void falseConditionSendsNothing() {
        UpdateProgram many = new UpdateProgram(
                Schedule.nothing(),
                Optional.empty(),
                Optional.empty(),
                false,
                new WriteResult(true, true, RequiredRows.ANY, true, Optional.empty(), List.of()),
                0,
                List.of(),
                List.of());
        assertThat(library.<MutationResult>single(many).block().matched()).isZero();
        UpdateProgram one = new UpdateProgram(
                Schedule.nothing(),
                Optional.empty(),
                Optional.empty(),
                false,
                new WriteResult(true, true, RequiredRows.ONE, true, Optional.empty(), List.of()),
                0,
                List.of(),
                List.of());
        assertThatThrownBy(() -> library.single(one, 1L).block()).isInstanceOf(NotFoundException.class);
        assertThat(driver.log()).isEmpty();
    }
}
