package dev.runnel.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.MutationResult;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.exec.Library.Author;
import dev.runnel.planner.program.KeyValueWriteProgram;
import dev.runnel.planner.program.KeyValueWriteProgram.ColumnChange;
import dev.runnel.planner.program.KeyValueWriteProgram.ReferenceCheck;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.Result;
import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowScope;
import dev.runnel.planner.program.UniqueIndexItem;
import dev.runnel.planner.program.WriteResult;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TransactWrite;
import dev.runnel.spi.TransactWrite.ConditionCheck;
import dev.runnel.spi.TransactWrite.DeleteItem;
import dev.runnel.spi.TransactWrite.PutItem;
import dev.runnel.spi.TransactWrite.UpdateAction;
import dev.runnel.spi.TransactWrite.UpdateItem;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyValueWritesTest {
    private static final Table AUTHORS = Library.table("authors", Library.I64, Library.TEXT);
    private static final Table NAMES = Library.table("authors_name_key", Library.TEXT, Library.I64);
    private static final Table BOOKS = Library.table("books", Library.I64, Library.I64);
    private static final List<ColumnChange> RENAMED =
            List.of(new ColumnChange(AUTHORS.columns().get(1), UpdateAction.SET, new Value.Param(0, Library.TEXT)));

    private final Library library = new Library(Library.KEY_VALUE);
    private final FakeDriver driver = library.driver;
    private final List<Object> writes = new ArrayList<>();

    /** The writes go into slot 1, the keys that a referrer is read by into slot 2. */
    private static KeyValueWriteProgram program(List<ColumnChange> cells, boolean single, boolean record) {
        ReadItems scan = new ReadItems(AUTHORS, new ReadItems.Scan(), AUTHORS.columns());
        ReadProgram targets =
                Library.read(scan, new ReadProgram.Streamed(), List.of(), new Result.Rows(), ResultMode.ALL, 3);
        ReferenceCheck books = new ReferenceCheck(
                "books_author_id_fkey",
                new ReadItems(BOOKS, new ReadItems.Scan(), BOOKS.columns()),
                List.of(0),
                List.of(2),
                List.of("author_id"));
        return new KeyValueWriteProgram(
                targets,
                Library.write(new TransactWrite(Library.table("transact", Library.I64), 1), 2),
                AUTHORS,
                cells,
                List.of(new UniqueIndexItem(NAMES, List.of(1, 0), 1)),
                cells.isEmpty() ? List.of(books) : List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new WriteResult(
                        cells.isEmpty(),
                        cells.isEmpty(),
                        RequiredRows.one(single),
                        !single,
                        record ? Optional.of(Library.AUTHORS) : Optional.empty(),
                        List.of()),
                List.of(0, 1),
                3,
                List.of(),
                List.of(),
                Optional.empty());
    }

    private Object run(KeyValueWriteProgram program, long items, Object... values) {
        writes.clear();
        driver.rows("authors", ignored -> Library.authorRows(1, items));
        driver.rows("transact", slots -> {
            writes.addAll((List<?>) slots[1]);
            return List.of();
        });
        return library.single(program, values).block();
    }

    @Test
    void aRenamedItemMovesItsUniqueItem() {
        Author author = (Author) run(program(RENAMED, true, true), 1, "Zoe");
        assertThat(author.name()).isEqualTo("Zoe");
        assertThat(writes).hasSize(3);
        assertThat(((UpdateItem) writes.get(0)).key()).containsExactly(1L);
        assertThat(((UpdateItem) writes.get(0)).expected())
                .containsExactly(new ConditionCheck(AUTHORS.columns().get(1), "author 1"));
        assertThat(((DeleteItem) writes.get(1)).key()).containsExactly("author 1");
        assertThat(((DeleteItem) writes.get(1)).expected())
                .containsExactly(new ConditionCheck(NAMES.columns().get(1), 1L));
        assertThat(((PutItem) writes.get(2)).item()).containsExactly("Zoe", 1L);
    }

    @Test
    void twoItemsOfOneUniqueValueAreRefusedWithoutACall() {
        assertThatThrownBy(() -> run(program(RENAMED, false, false), 2, "Zoe"))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(driver.log()).doesNotContain("transact");
    }

    @Test
    void aUniqueValueThatStaysIsNotTouched() {
        run(program(RENAMED, false, false), 1, "author 1");
        assertThat(writes).singleElement().isInstanceOf(UpdateItem.class);
    }

    @Test
    void aRemovedItemTakesItsUniqueItemAlong() {
        MutationResult result = (MutationResult) run(program(List.of(), false, false), 2);
        assertThat(result.matched()).isEqualTo(2);
        assertThat(writes).hasSize(4).allSatisfy(write -> assertThat(write).isInstanceOf(DeleteItem.class));
    }

    @Test
    void anItemThatIsReferredToIsNotRemoved() {
        driver.rows("books", slots -> {
            assertThat(slots[2]).isEqualTo(List.of(1L));
            return List.<Object[]>of(new Object[] {5L, 1L});
        });
        assertThatThrownBy(() -> run(program(List.of(), true, false), 1))
                .isInstanceOfSatisfying(ConstraintViolationException.class, error -> {
                    assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
                    assertThat(error.constraint()).contains("books_author_id_fkey");
                });
        assertThat(writes).isEmpty();
        assertThat(driver.count("release")).isEqualTo(1);
    }

    @Test
    void noItemIsNotFoundForOneAndNothingForMany() {
        assertThatThrownBy(() -> run(program(List.of(), true, false), 0)).isInstanceOf(NotFoundException.class);
        assertThat(((MutationResult) run(program(List.of(), false, false), 0)).matched())
                .isZero();
        assertThat(driver.log()).doesNotContain("transact");
    }

    @Test
    void failedConditionBecomesASpecificError() {
        driver.fail("transact", new TransactWrite.ConditionCheckFailed(0, false));
        assertThatThrownBy(() -> run(program(RENAMED, true, false), 1, "Zoe")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> run(program(RENAMED, false, false), 1, "Zoe")).isInstanceOf(ConflictException.class);
        driver.fail("transact", new TransactWrite.ConditionCheckFailed(2, true));
        assertThatThrownBy(() -> run(program(RENAMED, false, false), 1, "Zoe"))
                .isInstanceOfSatisfying(
                        ConstraintViolationException.class,
                        error -> assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE));
    }

    private static RowCondition firstIs(Value value) {
        return new RowCondition(
                RowScope.of(AUTHORS.columns()),
                new TableExpr.Compare(
                        CompareOp.EQ,
                        TableExpr.ColumnRef.own(AUTHORS.columns().get(0)),
                        new TableExpr.ValueExpr(value)));
    }

    private static KeyValueWriteProgram guarded(List<ColumnChange> cells) {
        KeyValueWriteProgram open = program(cells, true, false);
        return new KeyValueWriteProgram(
                open.targets(),
                open.write(),
                open.table(),
                open.cells(),
                open.uniques(),
                open.referrers(),
                Optional.of(firstIs(new Value.Param(0, Library.I64))),
                Optional.empty(),
                List.of(AUTHORS.columns().get(0)),
                new WriteResult(
                        open.result().deletes(),
                        open.result().deletes(),
                        RequiredRows.ONE,
                        true,
                        Optional.empty(),
                        List.of()),
                open.fieldAt(),
                open.valueSlots(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Test
    void anItemThatIsNotAsExpectedIsLeftAlone() {
        assertThatThrownBy(() -> run(guarded(List.of()), 1, 2L)).isInstanceOf(OptimisticLockException.class);
        assertThat(driver.log()).doesNotContain("transact", "books");
        assertThatThrownBy(() -> run(guarded(List.of()), 0, 2L)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aGuardedWriteExpectsWhatItsItemHas() {
        run(guarded(List.of()), 1, 1L);
        assertThat(((DeleteItem) writes.get(0)).expected())
                .contains(new ConditionCheck(AUTHORS.columns().get(0), 1L));
        run(
                guarded(List.of(new ColumnChange(
                        AUTHORS.columns().get(1), UpdateAction.SET, Value.Literal.nothing(StorageType.TEXT)))),
                1,
                1L);
        assertThat(((UpdateItem) writes.get(0)).expected())
                .contains(new ConditionCheck(AUTHORS.columns().get(0), 1L));
    }

    @Test
    void aGuardedWriteThatIsRefusedFoundAnotherItemOrNone() {
        driver.fail("transact", new TransactWrite.ConditionCheckFailed(0, true));
        assertThatThrownBy(() -> run(guarded(List.of()), 1, 1L)).isInstanceOf(ConflictException.class);
        driver.fail("transact", new TransactWrite.ConditionCheckFailed(0, false));
        assertThatThrownBy(() -> run(guarded(List.of()), 1, 1L)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void changesOfOneColumnAreAppliedInOrder() {
        Column number = AUTHORS.columns().get(0);
        List<ColumnChange> changes = List.of(
                new ColumnChange(number, UpdateAction.SET, new Value.Literal(5L, Library.I64)),
                new ColumnChange(number, UpdateAction.ADD, new Value.Literal(2L, Library.I64)));
        run(program(changes, true, false), 1, "Zoe");

        assertThat(((UpdateItem) writes.get(0)).cells())
                .extracting(cell -> cell.newValue(5L))
                .containsExactly(5L, 7L);
    }
}
