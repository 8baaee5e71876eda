package dev.runnel.exec;

import static dev.runnel.exec.Library.authors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Db;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InternalException;
import dev.runnel.error.InvalidSchemaException;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.planner.program.Program.RangeCheckedParameter;
import dev.runnel.planner.program.UpdateProgram;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class DbTest {
    private final Library library = new Library();
    private final FakeDriver driver = library.driver;

    @Test
    void isFoundByTheBuilderAndDoesNoIo() {
        Db db = Db.builder()
                .driver(driver)
                .models(Library.Model.all(ModelProvider.VERSION).toArray(ModelProvider[]::new))
                .build();
        assertThat(db.planCache().size()).isZero();
        assertThat(driver.log()).isEmpty();
        db.pushSchema().block();
        assertThat(driver.log()).containsExactly("push 2", "push 2 answered");
    }

    @Test
    void aDbWithoutModelsOrWithCompanionsOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> Db.builder().driver(driver).models().build())
                .isInstanceOfSatisfying(
                        InvalidSchemaException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.NO_MODELS));
        assertThatThrownBy(() -> Db.builder()
                        .driver(driver)
                        .models(Library.Model.all(0).toArray(ModelProvider[]::new))
                        .build())
                .isInstanceOfSatisfying(
                        InvalidSchemaException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.COMPANION_VERSION));
    }

    @Test
    void closesAfterTheLastLeaseWentBackAndRefusesWhatComesLater() {
        library.withAuthors(1);
        driver.stepwise();
        Disposable running = library.single(authors(ResultMode.ONE)).subscribe();
        driver.step();
        library.db.close().subscribe();
        assertThat(driver.log()).doesNotContain("close");
        assertThatThrownBy(() -> library.single(authors(ResultMode.ONE)).block())
                .isInstanceOfSatisfying(
                        InvalidStatementException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.CLOSED));
        driver.step();
        assertThat(driver.log()).endsWith("release");
        driver.step();
        assertThat(driver.log()).endsWith("release answered", "close");
        assertThat(running.isDisposed()).isTrue();
        driver.step();
        Disposable again = library.db.close().subscribe();
        driver.step();
        assertThat(again.isDisposed()).isTrue();
    }

    @Test
    void waitingRequestCompletesAfterClose() {
        driver.stepwise();
        Disposable late = library.single(authors(ResultMode.ALL)).subscribe();
        library.db.close().subscribe();
        driver.stepAll();
        assertThat(driver.log()).containsSubsequence("leased", "authors", "release answered", "close");
        assertThat(late.isDisposed()).isTrue();
    }

    @Test
    void aValueOutsideTheRangeOfItsColumnIsRefusedBeforeAnyCall() {
        Type.Scalar instant = Type.of(StorageType.INSTANT);
        UpdateProgram program = new UpdateProgram(
                TransactionsTest.delete("removed", false).write(),
                Optional.empty(),
                Optional.empty(),
                false,
                TransactionsTest.delete("removed", false).result(),
                2,
                List.of(
                        new RangeCheckedParameter(0, "Todo.due", instant, false),
                        new RangeCheckedParameter(1, "Todo.due", instant, true)),
                List.of());
        Instant far = Instant.parse("+500000-01-01T00:00:00Z");
        for (Object[] values : List.of(new Object[] {far, List.of()}, new Object[] {null, List.of(far)})) {
            assertThatThrownBy(() -> library.single(program, values).block())
                    .isInstanceOfSatisfying(InvalidValueException.class, error -> {
                        assertThat(error.reason()).isEqualTo(InvalidValueException.Reason.OUT_OF_RANGE);
                        assertThat(error.field()).isEqualTo("Todo.due");
                        assertThat(error.getMessage()).doesNotContain("500000");
                        assertThat(error.statement()).isPresent();
                    });
        }
        assertThat(driver.log()).isEmpty();
        Library large = new Library(Library.WIDE_DATES);
        assertThat(large.single(program, far, List.of(far)).block()).isNotNull();
    }

    @Test
    void anErrorThatIsNotOursIsAPlannerBugWithThePlan() {
        driver.fail("authors", new IllegalStateException("a value: 4711"));
        assertThatThrownBy(() -> library.single(authors(ResultMode.ALL)).block())
                .isInstanceOfSatisfying(InternalException.class, error -> {
                    assertThat(error.explain()).isEqualTo("the plan");
                    assertThat(error.getMessage()).doesNotContain("4711");
                    assertThat(error).hasCauseInstanceOf(IllegalStateException.class);
                });
    }
}
