package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.MutationResult;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.error.RunnelException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.guarded.Ledger;
import dev.runnel.tck.scenario.guarded.Ledgers;
import dev.runnel.tck.scenario.guarded.Lines;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Several records are updated by one statement, each with values of its own. */
@AlsoWithCompositeKeys
public abstract class UpdateManyTopic extends Topic {
    private static final int WRITERS = 8;
    private static final int MORE_THAN_ONE_STATEMENT = 5_200;

    private Ledger a;
    private Ledger b;
    private Ledger c;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Ledgers.MODEL, Lines.MODEL);
    }

    @BeforeEach
    void write() {
        a = ledger("a");
        b = ledger("b");
        c = ledger("c");
        probe().clear();
    }

    private Ledger ledger(String name) {
        return get(Ledgers.create().name(name).points(0).rate(0.5).exec(db()));
    }

    private Ledger read(Ledger ledger) {
        return get(Ledgers.byName(ledger.name()).one(db()));
    }

    private static Ledgers.Update<Ledger> points(Ledger ledger, long points) {
        return Ledgers.update(ledger).points(points);
    }

    private List<Long> points() {
        return list(Ledgers.all()
                .orderBy(l -> l.name().asc())
                .select(l -> l.points())
                .all(db()));
    }

    private MutationResult update(List<Ledgers.Update<Ledger>> updates) {
        return get(Ledgers.updateMany(updates).exec(db()));
    }

    private <E extends RunnelException> void fails(Class<E> type, int index, List<Ledgers.Update<Ledger>> updates) {
        E error = failure(type, () -> Ledgers.updateMany(updates).exec(db()));
        assertThat(error.names()).containsEntry("index", Integer.toString(index));
    }

    // ---- what is written

    @Test
    void eachRowTakesItsOwnValues() {
        MutationResult result = update(List.of(points(c, 3), points(a, 1), points(b, 2)));

        assertThat(result.matched()).isEqualTo(3);
        if (capabilities().writes().relational()) {
            assertThat(Sent.verbs(probe())).hasSize(1);
        } else {
            assertThat(Sent.verbs(probe())).containsExactly("get", "get", "get", "transact");
        }
        assertThat(points()).containsExactly(1L, 2L, 3L);
        assertThat(list(Ledgers.all().all(db()))).extracting(Ledger::version).containsOnly(2L);
        assertThat(read(a).rate()).isEqualTo(0.5);
    }

    @Test
    void severalFieldsAreSet() {
        update(List.of(
                Ledgers.update(a).name("x").points(7).rate(1.25),
                Ledgers.update(b).name("y").points(8).rate(-2.5)));

        Ledger x = get(Ledgers.byName("x").one(db()));
        assertThat(x.points()).isEqualTo(7);
        assertThat(x.rate()).isEqualTo(1.25);
        assertThat(get(Ledgers.byName("y").one(db())).rate()).isEqualTo(-2.5);
        assertThat(read(c)).isEqualTo(c);
    }

    @Test
    void oneRowIsUpdated() {
        assertThat(update(List.of(points(b, 5))).matched()).isEqualTo(1);
        assertThat(points()).containsExactly(0L, 5L, 0L);
    }

    @Test
    void anEmptyListWritesNothing() {
        assertThat(update(List.of()).matched()).isZero();
        assertThat(probe().statements()).isEmpty();
    }

    @Test
    void aThousandRowsAreUpdated() {
        int rows = capabilities().writes().relational() ? 1000 : 20;
        List<Ledger> made = get(Ledgers.createMany(IntStream.range(0, rows)
                        .mapToObj(n -> Ledgers.create().name("n" + n).points(n).rate(0))
                        .toList())
                .exec(db()));
        probe().clear();
        List<Ledgers.Update<Ledger>> updates = new ArrayList<>();
        made.forEach(ledger -> updates.add(points(ledger, -ledger.points())));

        assertThat(update(updates).matched()).isEqualTo(rows);

        if (capabilities().writes().relational()) {
            assertThat(Sent.verbs(probe())).hasSize(1);
        }
        List<Ledger> after = list(Ledgers.filter(l -> l.name().startsWith("n")).all(db()));
        assertThat(after)
                .hasSize(rows)
                .allSatisfy(ledger -> assertThat("n" + -ledger.points()).isEqualTo(ledger.name()));
    }

    // ---- the rows that are required

    @Test
    void aStaleRecordIsReportedAndNoneIsWritten() {
        get(points(b, 9).exec(db()));
        fails(OptimisticLockException.class, 1, List.of(points(a, 1), points(b, 2), points(c, 3)));
        assertThat(points()).containsExactly(0L, 9L, 0L);

        fails(OptimisticLockException.class, 0, List.of(points(b, 2)));
        assertThat(read(a)).isEqualTo(a);
    }

    @Test
    void aStaleRecordOfSeveralStatementsIsReportedAndNoneIsWritten() {
        if (!capabilities().writes().relational()) {
            return;
        }
        List<Ledger> made = get(Ledgers.createMany(IntStream.range(0, MORE_THAN_ONE_STATEMENT)
                        .mapToObj(n -> Ledgers.create().name("n" + n).points(0).rate(0))
                        .toList())
                .exec(db()));
        List<Ledgers.Update<Ledger>> updates = new ArrayList<>();
        made.forEach(ledger -> updates.add(points(ledger, 1)));
        get(points(made.get(5_100), 0).exec(db()));
        get(points(made.get(5_003), 0).exec(db()));

        fails(OptimisticLockException.class, 5_003, updates);
        assertThat(get(Ledgers.filter(l -> l.points().ne(0L)).count(db()))).isZero();

        updates.set(5_003, points(read(made.get(5_003)), 1));
        updates.set(5_100, points(read(made.get(5_100)), 1));
        assertThat(update(updates).matched()).isEqualTo(MORE_THAN_ONE_STATEMENT);
        assertThat(get(Ledgers.filter(l -> l.points().eq(1L)).count(db()))).isEqualTo(MORE_THAN_ONE_STATEMENT);
    }

    @Test
    void aMissingRowIsReportedAndNoneIsWritten() {
        get(Ledgers.delete(c).exec(db()));
        fails(NotFoundException.class, 2, List.of(points(a, 1), points(b, 2), points(c, 3)));
        assertThat(points()).containsExactly(0L, 0L);
        fails(NotFoundException.class, 0, List.of(points(c, 3)));
    }

    @Test
    void aRefusedUpdateLeavesTheTransactionAsItWas() {
        if (!transactional()) {
            return;
        }
        get(points(b, 9).exec(db()));
        List<Ledgers.Update<Ledger>> stale = List.of(points(c, 3), points(b, 2));

        get(db().transaction(tx -> points(a, 4)
                .exec(tx)
                .then(Ledgers.updateMany(stale).exec(tx))
                .onErrorResume(OptimisticLockException.class, error -> Mono.empty())
                .then(points(c, 5).exec(tx))));

        assertThat(points()).containsExactly(4L, 9L, 5L);
    }

    @Test
    void aTransactionIsRolledBackWithIt() {
        if (!transactional()) {
            return;
        }
        Mono<MutationResult> undone = db().transaction(tx -> Ledgers.updateMany(List.of(points(a, 1), points(b, 2)))
                .exec(tx)
                .then(Mono.error(new IllegalStateException("no"))));
        StepVerifier.create(undone).expectError(IllegalStateException.class).verify(TestDb.PATIENCE);
        assertThat(points()).containsExactly(0L, 0L, 0L);
    }

    @Test
    void aDuplicateWritesNone() {
        failure(
                ConstraintViolationException.class,
                () -> Ledgers.updateMany(List.of(
                                Ledgers.update(a).name("x"), Ledgers.update(b).name("c")))
                        .exec(db()));
        assertThat(read(a)).isEqualTo(a);
        assertThat(read(b)).isEqualTo(b);
    }

    // ---- what is rejected before I/O

    @Test
    void oneRecordTwiceIsRejected() {
        refuses(
                ErrorCode.REPEATED_KEY,
                () -> Ledgers.updateMany(List.of(points(a, 1), points(b, 2), points(a, 3)))
                        .exec(db()));
        RunnelException error = failure(() -> Ledgers.updateMany(List.of(points(a, 1), points(b, 2), points(a, 3)))
                .exec(db()));
        assertThat(error.names()).containsEntry("index", "2").containsEntry("model", "Ledger");
    }

    @Test
    void otherFieldsAreRejected() {
        refuses(
                ErrorCode.UNEVEN_ROWS,
                () -> Ledgers.updateMany(List.of(points(a, 1), Ledgers.update(b).rate(2)))
                        .exec(db()));
    }

    @Test
    void anUpdateThatSkipsEqualRowsIsRejected() {
        refuses(
                ErrorCode.SKIPPING_EQUAL_IN_LIST,
                () -> Ledgers.updateMany(List.of(points(a, 1), points(b, 2).skippingEqual()))
                        .exec(db()));
    }

    @Test
    void anExpressionIsRejected() {
        refuses(
                ErrorCode.VALUE_EXPECTED,
                () -> Ledgers.updateMany(List.of(
                                points(a, 1),
                                Ledgers.update(b).points(l -> l.points().plus(1L))))
                        .exec(db()));
    }

    // ---- races

    @Test
    void oneOfSeveralWritersSucceeds() {
        List<Boolean> won = list(Flux.range(1, WRITERS)
                .flatMap(n -> Ledgers.updateMany(List.of(points(a, n), points(b, n), points(c, n)))
                        .exec(db())
                        .thenReturn(true)
                        .onErrorResume(RunnelException.class, error -> Mono.just(false))));

        assertThat(won).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(points().stream().distinct()).hasSize(1);
        assertThat(read(a).version()).isEqualTo(2);
    }
}
