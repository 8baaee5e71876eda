package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.error.RunnelException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.guarded.Ledger;
import dev.runnel.tck.scenario.guarded.Ledgers;
import dev.runnel.tck.scenario.guarded.Line;
import dev.runnel.tck.scenario.guarded.Lines;
import dev.runnel.tck.scenario.guarded.Revision;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Writes of records with a version: optimistic locking. */
@AlsoWithCompositeKeys
public abstract class GuardedWriteTopic extends Topic {
    private static final int WRITERS = 8;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Ledgers.MODEL, Lines.MODEL);
    }

    private static Ledgers.Create named(String name) {
        return Ledgers.create().name(name).points(0).rate(0.5);
    }

    private Ledger ledger(String name) {
        return get(named(name).exec(db()));
    }

    private Ledger read(String name) {
        return get(Ledgers.byName(name).one(db()));
    }

    private Line line(Ledger ledger, String text) {
        return get(Ledgers.lines(ledger).create().text(text).exec(db()));
    }

    private void isStale(Supplier<? extends Mono<?>> statement) {
        OptimisticLockException error = failure(OptimisticLockException.class, statement);
        assertThat(error.getMessage()).contains("another version than the record");
    }

    /** The statements of a write that finds another version than that of its record. */
    private void sendsForStale(String write) {
        if (capabilities().writes().relational()) {
            assertThat(Sent.verbs(probe())).containsExactly(write, "select");
        } else {
            assertThat(Sent.verbs(probe())).containsExactly("get");
        }
    }

    // ---- creates

    @Test
    @Covers({"field_version/create_initializes_version", "field_version_newtype/newtype_version_create_initializes"})
    void aNewRowHasTheFirst() {
        Ledger made = get(named("a").lines(l -> l.text("one")).exec(db()));
        Line nested = made.lines().get().get(0);

        assertThat(made.version()).isEqualTo(1);
        assertThat(nested.revision()).isEqualTo(new Revision(1));
        assertThat(read("a").version()).isEqualTo(1);
        assertThat(get(Lines.all().one(db())).revision()).isEqualTo(new Revision(1));
    }

    @Test
    @Covers("field_version/batch_insert_checks_version")
    void manyNewRowsHaveTheFirst() {
        List<Ledger> made =
                get(Ledgers.createMany(List.of(named("a"), named("b"))).exec(db()));
        assertThat(made).extracting(Ledger::version).containsExactly(1L, 1L);

        Ledger c = ledger("c");
        get(Ledgers.delete(c).exec(db()));
        failure(
                ConstraintViolationException.class,
                () -> Ledgers.insertMany(List.of(c, made.get(0))).exec(db()));
        assertThat(get(Ledgers.all().count(db()))).isEqualTo(2);
    }

    @Test
    @Covers("field_version/duplicate_create_fails")
    void aRowIsNotWrittenOverAnother() {
        Ledger made = ledger("a");

        ConstraintViolationException error = failure(
                ConstraintViolationException.class, () -> Ledgers.insert(made).exec(db()));
        assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(read("a")).isEqualTo(made);
    }

    @Test
    void anInsertedRecordKeepsItsOwn() {
        Ledger second = get(Ledgers.update(ledger("a")).points(1).exec(db()));
        get(Ledgers.delete(second).exec(db()));

        assertThat(get(Ledgers.insert(second).exec(db()))).isEqualTo(second);
        assertThat(read("a").version()).isEqualTo(2);
        assertThat(get(Ledgers.update(second).points(2).exec(db())).version()).isEqualTo(3);
    }

    // ---- updates of a record

    @Test
    @Covers({
        "field_version/update_increments_version",
        "field_version/update_with_float_field_works",
        "field_version_newtype/newtype_version_update_increments"
    })
    void anUpdateOfARecordCountsOn() {
        Ledger first = ledger("a");
        Ledger second = get(Ledgers.update(first).points(5).exec(db()));
        Ledger third = get(Ledgers.update(second).rate(2.25).exec(db()));

        assertThat(second.version()).isEqualTo(2);
        assertThat(third.version()).isEqualTo(3);
        assertThat(third.points()).isEqualTo(5);
        assertThat(third.rate()).isEqualTo(2.25);
        assertThat(read("a")).isEqualTo(third);

        Line line = line(third, "one");
        Line changed = get(Lines.update(line).text("two").exec(db()));
        assertThat(changed.revision()).isEqualTo(new Revision(2));
        assertThat(get(Lines.update(changed).text("three").exec(db())).revision())
                .isEqualTo(new Revision(3));
    }

    @Test
    void anUpdateOfARecordIsOneStatement() {
        Ledger first = ledger("a");
        probe().clear();
        get(Ledgers.update(first).points(5).exec(db()));

        if (capabilities().writes().relational()) {
            assertThat(Sent.verbs(probe())).containsExactly("update");
        } else {
            assertThat(Sent.verbs(probe())).containsExactly("get", "transact");
        }
    }

    @Test
    @Covers({"field_version/stale_update_fails", "field_version_newtype/newtype_version_stale_update_fails"})
    void aStaleUpdateChangesNothing() {
        Ledger first = ledger("a");
        Ledger second = get(Ledgers.update(first).points(5).exec(db()));
        probe().clear();

        isStale(() -> Ledgers.update(first).points(9).exec(db()));
        sendsForStale("update");
        assertThat(read("a")).isEqualTo(second);

        Line line = line(second, "one");
        get(Lines.update(line).text("two").exec(db()));
        isStale(() -> Lines.update(line).text("three").exec(db()));
        assertThat(get(Lines.all().one(db())).text()).isEqualTo("two");
    }

    @Test
    void anUpdateThatComputesIsGuardedToo() {
        Ledger first = ledger("a");
        get(Ledgers.update(first).points(l -> l.points().plus(1L)).exec(db()));

        isStale(() -> Ledgers.update(first).points(l -> l.points().plus(1L)).exec(db()));
        assertThat(read("a").points()).isEqualTo(1);
    }

    @Test
    @Covers({"field_version/update_after_delete_fails", "field_version/relative_update_after_delete_fails"})
    void anUpdateOfARecordThatIsGoneFindsNone() {
        Ledger first = ledger("a");
        get(Ledgers.delete(first).exec(db()));

        NotFoundException error = failure(
                NotFoundException.class, () -> Ledgers.update(first).points(9).exec(db()));
        assertThat(error.key()).isNotEmpty();
        failure(
                NotFoundException.class,
                () -> Ledgers.update(first).points(l -> l.points().plus(1L)).exec(db()));
        failure(
                NotFoundException.class,
                () -> Ledgers.update(first).points(9).returning().exec(db()));
    }

    @Test
    @Covers({"field_version/unique_index_update_increments_version", "field_version/unique_index_stale_update_fails"})
    void anUpdateOfAUniqueField() {
        Ledger first = ledger("a");
        Ledger second = get(Ledgers.update(first).name("b").exec(db()));

        assertThat(second.version()).isEqualTo(2);
        isStale(() -> Ledgers.update(first).name("c").exec(db()));
        assertThat(read("b")).isEqualTo(second);
        assertThat(get(Ledgers.byName("c").exists(db()))).isFalse();
        // both names are free
        ledger("a");
        ledger("c");
    }

    @Test
    void anUpdateThatGivesAListIsGuardedToo() {
        Ledger first = ledger("a");

        assertThat(get(Ledgers.update(first).points(1).returning().exec(db())))
                .extracting(Ledger::version)
                .containsExactly(2L);
        isStale(() -> Ledgers.update(first).points(2).returning().exec(db()));
    }

    @Test
    void anUpdateOfNothingIsRefused() {
        Ledger first = ledger("a");

        refuses(ErrorCode.EMPTY_UPDATE, () -> Ledgers.update(first).exec(db()));
        refuses(ErrorCode.EMPTY_UPDATE, () -> Ledgers.all().update().exec(db()));
        assertThat(read("a").version()).isEqualTo(1);
    }

    // ---- updates of a query

    @Test
    @Covers({
        "field_version/query_update_increments_version",
        "field_version/query_update_multi_key_works",
        "field_version_newtype/newtype_version_query_update_increments"
    })
    void anUpdateOfAQueryCountsEachRowOn() {
        Ledger a = ledger("a");
        get(Ledgers.update(a).points(1).exec(db()));
        ledger("b");
        ledger("c");

        assertThat(get(Ledgers.filter(l -> l.name().in(List.of("a", "b")))
                                .update()
                                .rate(1)
                                .exec(db()))
                        .matched())
                .isEqualTo(2);
        assertThat(list(Ledgers.all().orderBy(l -> l.name().asc()).all(db())))
                .extracting(Ledger::version)
                .containsExactly(3L, 2L, 1L);

        line(a, "one");
        assertThat(get(Lines.all().update().text("two").returning().exec(db())))
                .extracting(Line::revision)
                .containsExactly(new Revision(2));
    }

    @Test
    @Covers("field_version/query_update_invalidates_stale_instance")
    void anUpdateOfAQueryMakesRecordsStale() {
        Ledger first = ledger("a");
        get(Ledgers.all().update().points(1).exec(db()));

        isStale(() -> Ledgers.update(first).points(9).exec(db()));
        assertThat(read("a").points()).isEqualTo(1);
    }

    @Test
    @Covers("field_version/query_update_unique_index_increments_version")
    void anUpdateOfAUniqueFieldByAQuery() {
        ledger("a");
        get(Ledgers.byName("a").update().name("b").exec(db()));

        assertThat(read("b").version()).isEqualTo(2);
    }

    @Test
    @Covers("field_version/query_relative_update_increments_value_and_version")
    void anUpdateOfAQueryThatComputes() {
        ledger("a");
        get(Ledgers.byName("a").update().points(l -> l.points().plus(5L)).exec(db()));

        assertThat(read("a").points()).isEqualTo(5);
        assertThat(read("a").version()).isEqualTo(2);
    }

    // ---- deletes

    @Test
    @Covers("field_version/delete_checks_version")
    void aDeleteOfARecord() {
        Ledger second = get(Ledgers.update(ledger("a")).points(1).exec(db()));
        probe().clear();

        assertThat(get(Ledgers.delete(second).exec(db())).matched()).isEqualTo(1);
        assertThat(Sent.verbs(probe())).last().isEqualTo(capabilities().writes().relational() ? "delete" : "transact");
        assertThat(get(Ledgers.all().exists(db()))).isFalse();
        failure(NotFoundException.class, () -> Ledgers.delete(second).exec(db()));
    }

    @Test
    @Covers({"field_version/stale_delete_fails", "field_version_newtype/newtype_version_stale_delete_fails"})
    void aStaleDeleteRemovesNothing() {
        Ledger first = ledger("a");
        Ledger second = get(Ledgers.update(first).points(1).exec(db()));
        Line line = line(second, "one");
        get(Lines.all().update().text("two").exec(db()));
        probe().clear();

        isStale(() -> Ledgers.delete(first).exec(db()));
        sendsForStale("delete");
        isStale(() -> Lines.delete(line).exec(db()));
        assertThat(read("a")).isEqualTo(second);
        assertThat(get(Lines.all().count(db()))).isEqualTo(1);
    }

    @Test
    void aDeleteOfAQueryDoesNotAsk() {
        Ledger first = ledger("a");
        get(Ledgers.update(first).points(1).exec(db()));

        assertThat(get(Ledgers.byName("a").delete().exec(db())).matched()).isEqualTo(1);
    }

    // ---- where a record is found among others

    @Test
    void ofTheRowsOfAnOwner() {
        Ledger a = ledger("a");
        Ledger b = ledger("b");
        Line line = line(a, "one");
        Line changed = get(Ledgers.lines(a).update(line).text("two").exec(db()));

        assertThat(changed.revision()).isEqualTo(new Revision(2));
        assertThat(changed.ledger()).isEqualTo(a);
        isStale(() -> Ledgers.lines(a).update(line).text("three").exec(db()));
        isStale(() -> Ledgers.lines(a).delete(line).exec(db()));
        failure(
                NotFoundException.class,
                () -> Ledgers.lines(b).update(changed).text("three").exec(db()));
        failure(NotFoundException.class, () -> Ledgers.lines(b).delete(changed).exec(db()));
        refuses(ErrorCode.EMPTY_UPDATE, () -> Ledgers.lines(a).update(changed).exec(db()));
        assertThat(get(Ledgers.lines(a).delete(changed).exec(db())).matched()).isEqualTo(1);
    }

    @Test
    void aVersionIsAFieldOfQueries() {
        ledger("a");
        get(Ledgers.update(ledger("b")).points(1).exec(db()));

        assertThat(list(Ledgers.filter(l -> l.version().gt(1L))
                        .select(l -> l.name(), l -> l.version())
                        .all(db())))
                .singleElement()
                .satisfies(found -> assertThat(found.getT2()).isEqualTo(2));
        line(read("a"), "one");
        assertThat(get(Lines.filter(l -> l.revision().eq(new Revision(1))).exists(db())))
                .isTrue();
    }

    // ---- with others

    @Test
    void aStaleWriteLeavesTheTransactionWell() {
        Ledger first = ledger("a");
        Ledger second = get(Ledgers.update(first).points(1).exec(db()));
        Line line = line(second, "one");
        get(Lines.update(line).text("two").exec(db()));
        if (!transactional()) {
            refuses(
                    ErrorCode.TRANSACTION_UNSUPPORTED,
                    () -> db().transaction(
                                    tx -> Ledgers.update(second).points(2).exec(tx)));
            return;
        }
        Ledger third = get(db().transaction(tx -> Ledgers.update(first)
                .points(9)
                .exec(tx)
                .onErrorResume(
                        OptimisticLockException.class,
                        stale -> Ledgers.delete(first).exec(tx).then(Mono.empty()))
                .onErrorResume(
                        OptimisticLockException.class,
                        stale -> Lines.update(line).text("nine").exec(tx).then(Mono.empty()))
                .onErrorResume(
                        OptimisticLockException.class,
                        stale -> Ledgers.update(second).points(2).exec(tx))));

        assertThat(third.version()).isEqualTo(3);
        assertThat(read("a")).isEqualTo(third);
    }

    @Test
    void aStaleWriteTakesItsBatchAlong() {
        Ledger a = ledger("a");
        Ledger b = ledger("b");
        get(Ledgers.update(b).points(1).exec(db()));
        var both = List.of(Ledgers.update(a).points(7), Ledgers.update(b).points(7));

        isStale(() -> db().batch(both));
        assertThat(read("a")).isEqualTo(a);
        assertThat(get(db().batch(List.of(
                        Ledgers.update(a).points(7), Ledgers.update(read("b")).points(7)))))
                .extracting(Ledger::version)
                .containsExactly(2L, 3L);
    }

    @Test
    void ofWritersOfOneVersionOneWins() {
        Ledger first = ledger("a");
        try (TestDb wide = wide()) {
            Ledger shared = get(named("shared").exec(wide.db()));
            List<String> ends = list(Flux.range(0, WRITERS)
                    .flatMap(
                            writer -> Ledgers.update(shared)
                                    .points(writer)
                                    .exec(wide.db())
                                    .map(won -> "won")
                                    .onErrorResume(
                                            RunnelException.class,
                                            lost -> Mono.just(lost.code().name())),
                            WRITERS));

            assertThat(ends).filteredOn("won"::equals).hasSize(1);
            assertThat(ends).filteredOn("OPTIMISTIC_LOCK"::equals).hasSize(WRITERS - 1);
            assertThat(get(Ledgers.all().one(wide.db())).version()).isEqualTo(2);
        }
        assertThat(read("a")).isEqualTo(first);
    }

    @Test
    void noWriteOfManyIsLostThatTryAgain() {
        try (TestDb wide = wide()) {
            get(named("shared").exec(wide.db()));
            get(Flux.range(0, WRITERS)
                    .flatMap(
                            writer -> Ledgers.byName("shared")
                                    .one(wide.db())
                                    .flatMap(read -> Ledgers.update(read)
                                            .points(read.points() + 1)
                                            .exec(wide.db()))
                                    .retryWhen(Retry.indefinitely().filter(OptimisticLockException.class::isInstance))
                                    .repeat(4),
                            WRITERS)
                    .then(Mono.just(true)));

            Ledger last = get(Ledgers.all().one(wide.db()));
            assertThat(last.points()).isEqualTo(WRITERS * 5);
            assertThat(last.version()).isEqualTo(WRITERS * 5 + 1);
        }
    }

    private TestDb wide() {
        return TestDb.open(fixture(), WRITERS, models());
    }
}
