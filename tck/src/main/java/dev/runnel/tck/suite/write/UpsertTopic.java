package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Constant;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.spi.Capabilities.Upsert;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.defaults.Ticket;
import dev.runnel.tck.scenario.defaults.Tickets;
import dev.runnel.tck.scenario.guarded.Ledger;
import dev.runnel.tck.scenario.guarded.Ledgers;
import dev.runnel.tck.scenario.guarded.Line;
import dev.runnel.tck.scenario.guarded.Lines;
import dev.runnel.tck.scenario.guarded.Revision;
import dev.runnel.tck.scenario.log.Entries;
import dev.runnel.tck.scenario.log.Entry;
import dev.runnel.tck.scenario.named.Article;
import dev.runnel.tck.scenario.named.Articles;
import dev.runnel.tck.scenario.tally.Tallies;
import dev.runnel.tck.scenario.tally.Tally;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Upserts: a row is created, or the row with the same key or unique set is updated, read or kept. */
public abstract class UpsertTopic extends Topic {
    private static final int WRITERS = 64;
    private static final int AT_ONCE = 8;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Tallies.MODEL, Ledgers.MODEL, Lines.MODEL, Entries.MODEL, Tickets.MODEL, Articles.MODEL);
    }

    /** An upsert of which both branches set every required field. */
    private static Tallies.Upsert tally(long number, int count) {
        return Tallies.upsertByNumber(number)
                .name("n" + number)
                .small((short) 1)
                .count(count)
                .ratio(0.5)
                .amount(BigDecimal.ONE);
    }

    /** An upsert that counts: the first one creates the row with 1. */
    private static Tallies.Upsert counting(long number) {
        return Tallies.upsertByNumber(number)
                .onCreate(c -> c.name("n" + number)
                        .small((short) 1)
                        .count(1)
                        .ratio(0.5)
                        .amount(BigDecimal.ONE))
                .onUpdate(u -> u.count(t -> t.count().plus(1)));
    }

    private List<Tally> tallies() {
        return list(Tallies.all().all(db()));
    }

    // ---- branches

    @Test
    @Covers("crud_upsert/upsert_by_unique_field")
    void aRowIsCreatedAndThenUpdated() {
        Tally created = get(tally(1, 5).exec(db()));
        Tally updated = get(tally(1, 6).name("other").exec(db()));

        assertThat(created.count()).isEqualTo(5);
        assertThat(updated.id()).isEqualTo(created.id());
        assertThat(updated.count()).isEqualTo(6);
        assertThat(updated.name()).isEqualTo("other");
        assertThat(tallies()).containsExactly(updated);
    }

    @Test
    @Covers("crud_upsert/upsert_by_primary_key_creates_then_updates")
    void theKeyIsATarget() {
        UUID id = UUID.randomUUID();
        Ledger created = get(Ledgers.upsertById(id).name("a").points(1).rate(1).exec(db()));
        Ledger updated = get(Ledgers.upsertById(id).name("b").points(2).rate(1).exec(db()));

        assertThat(created.id()).isEqualTo(id);
        assertThat(updated.name()).isEqualTo("b");
        assertThat(list(Ledgers.all().all(db()))).containsExactly(updated);
    }

    @Test
    void aCompositeKeyIsATarget() {
        get(Entries.upsertByKey("k", 1).place("roof").note("x").exec(db()));
        Entry updated = get(Entries.upsertByKey("k", 1).place("cellar").exec(db()));
        get(Entries.upsertByKey("k", 2).place("roof").exec(db()));

        assertThat(updated.place()).isEqualTo("cellar");
        assertThat(updated.note()).contains("x");
        assertThat(list(Entries.all().all(db()))).hasSize(2);
    }

    @Test
    void aNullableUniqueFieldIsATarget() {
        Entry created =
                get(Entries.upsertByTicket(7L).kind("k").seq(1).place("roof").exec(db()));
        Entry updated =
                get(Entries.upsertByTicket(7L).kind("k").seq(1).place("cellar").exec(db()));

        assertThat(created.ticket()).contains(7L);
        assertThat(updated.place()).isEqualTo("cellar");
        assertThat(list(Entries.all().all(db()))).containsExactly(updated);
    }

    @Test
    @Covers({
        "crud_upsert/upsert_branch_overrides",
        "crud_upsert/upsert_branch_overrides_are_order_independent",
        "crud_upsert/upsert_single_branch_override_keeps_shared_other_branch",
        "crud_upsert/upsert_create_assignment_initializes_only_new_record"
    })
    void settersOfABranchTakePrecedence() {
        Tally created = get(tally(1, 5)
                .onUpdate(u -> u.count(100).name("updated"))
                .onCreate(c -> c.count(50).name("created"))
                .count(7)
                .exec(db()));
        Tally updated = get(tally(1, 5)
                .onCreate(c -> c.count(50))
                .onUpdate(u -> u.count(100).name("updated"))
                .count(7)
                .exec(db()));

        assertThat(created.count()).isEqualTo(50);
        assertThat(created.name()).isEqualTo("created");
        assertThat(updated.count()).isEqualTo(100);
        assertThat(updated.name()).isEqualTo("updated");
    }

    @Test
    @Covers("crud_upsert/upsert_update_can_reference_stored_value")
    void aComputedUpdateReadsTheStoredRow() {
        get(counting(1).exec(db()));
        get(counting(1).exec(db()));
        Tally third = get(counting(1).onUpdate(u -> u.goal(9)).exec(db()));

        assertThat(third.count()).isEqualTo(3);
        assertThat(third.goal()).contains(9);
        assertThat(third.name()).isEqualTo("n1");
    }

    @Test
    @Covers("crud_upsert/upsert_update_can_reference_incoming_value")
    void theUpdateReadsTheIncomingRow() {
        get(tally(1, 5).exec(db()));
        Tally last = get(tally(1, 7)
                .goal(3)
                .onUpdate(u -> u.goal((stored, incoming) -> incoming.goal()).name("last"))
                .exec(db()));
        assertThat(last.goal()).contains(3);
        assertThat(last.count()).isEqualTo(7);

        Tallies.Upsert sum = tally(1, 20)
                .onUpdate(u -> u.count((stored, incoming) -> stored.count().plus(incoming.count())));
        assertThat(get(sum.exec(db())).count()).isEqualTo(27);
        assertThat(get(sum.exec(db())).count()).isEqualTo(47);
    }

    @Test
    void aNewRowLoadsTheDeferredColumnsOfAnExistingRow() {
        Tickets.Upsert both = Tickets.upsertById(UUID.randomUUID()).title("t").log("shared");
        assertThat(get(both.exec(db())).log().get()).isEqualTo("shared");
        assertThat(get(both.exec(db())).log().get()).isEqualTo("shared");

        Tickets.Upsert create = Tickets.upsertById(UUID.randomUUID())
                .title("t")
                .onCreate(c -> c.log("new"))
                .onUpdate(u -> u.priority(5L));
        assertThat(get(create.exec(db())).log().isLoaded()).isFalse();
        assertThat(get(create.exec(db())).log().isLoaded()).isFalse();
    }

    @Test
    @Covers({
        "crud_upsert/upsert_shared_assignment_operators",
        "crud_upsert/upsert_shared_mutations_apply_declared_defaults",
        "crud_upsert/upsert_shared_replacement_does_not_require_default",
        "crud_upsert/upsert_shared_mutation_requires_declared_default"
    })
    void aSharedExpressionStartsAtTheDefault() {
        Tickets.Upsert raised = Tickets.upsertById(UUID.randomUUID())
                .title("t")
                .priority(t -> t.priority().plus(10L))
                .priority(t -> t.priority().minus(1L));
        Ticket created = get(raised.exec(db()));
        Ticket updated = get(raised.exec(db()));

        assertThat(created.priority()).isEqualTo(6);
        assertThat(updated.priority()).isEqualTo(15);
        assertThat(updated.opened()).isEqualTo(created.opened());
        assertThat(updated.trace()).isEqualTo(created.trace());
        assertThat(updated.number()).isEqualTo(created.number());
        assertThat(get(raised.priority(2).exec(db())).priority()).isEqualTo(2);

        Tallies.Upsert six = tally(1, 5).count(t -> t.count().plus(1));
        assertThat(get(six.exec(db())).count()).isEqualTo(6);
        assertThat(get(six.exec(db())).count()).isEqualTo(6);
        refuses(
                ErrorCode.MISSING_DEFAULT,
                () -> tally(1, 5).goal(t -> t.goal().plus(1)).exec(db()));
        assertThat(get(tally(1, 5)
                                .goal(t -> t.goal().plus(1))
                                .onCreate(c -> c.goal(1))
                                .onUpdate(u -> u.goal(3))
                                .exec(db()))
                        .goal())
                .contains(3);
    }

    @Test
    @Covers("crud_upsert/upsert_by_composite_unique_constraint")
    void aCompositeUniqueSetIsATarget() {
        Articles.Upsert upsert =
                Articles.upsertByTenantAndSlug("acme", "one").status("new").rank(1);
        Article created = get(upsert.exec(db()));
        Article updated = get(upsert.status("old").exec(db()));

        assertThat(updated.id()).isEqualTo(created.id());
        assertThat(updated.status()).isEqualTo("old");
        assertThat(list(Articles.all().all(db()))).containsExactly(updated);
    }

    @Test
    @Covers("crud_upsert/unsupported_upsert_branches_are_reported_before_dispatch")
    void aRowIsCreatedWithDatabaseFunctions() {
        if (!capabilities().writes().relational()) {
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> tally(1, 5)
                            .onCreate(c -> c.name(Constant.of("a").upper()))
                            .exec(db()));
            return;
        }
        Tallies.Upsert upsert = tally(1, 5)
                .onCreate(c -> c.name(Constant.of("a").upper()))
                .onUpdate(u -> u.name(t -> t.name().lower()));
        assertThat(get(upsert.exec(db())).name()).isEqualTo("A");
        assertThat(get(upsert.exec(db())).name()).isEqualTo("a");
    }

    // ---- what becomes of an existing row

    @Test
    @Covers("crud_upsert/upsert_or_ignore_returns_option")
    void anExistingRowIsKeptOrRead() {
        Tally created = get(tally(1, 5).orGet().exec(db()));

        assertThat(created.count()).isEqualTo(5);
        assertThat(get(tally(1, 6).orGet().exec(db()))).isEqualTo(created);
        assertThat(tally(1, 7).orIgnore().exec(db()).blockOptional()).isEmpty();
        assertThat(get(tally(2, 8).orIgnore().exec(db())).count()).isEqualTo(8);
        assertThat(tallies()).hasSize(2).contains(created);
    }

    @Test
    @Covers("crud_upsert/upsert_without_update_assignments_is_invalid")
    void anUpdateBranchWithoutFieldsIsRefused() {
        refuses(
                ErrorCode.EMPTY_UPDATE,
                () -> Tallies.upsertByNumber(1)
                        .onCreate(c ->
                                c.name("a").small((short) 1).count(1).ratio(1).amount(BigDecimal.ONE))
                        .exec(db()));
        assertThat(get(Tallies.upsertByNumber(1)
                                .onCreate(c -> c.name("a")
                                        .small((short) 1)
                                        .count(1)
                                        .ratio(1)
                                        .amount(BigDecimal.ONE))
                                .orGet()
                                .exec(db()))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theTargetIsNotUpdated() {
        refuses(
                ErrorCode.NOT_ASSIGNABLE,
                () -> tally(1, 5).onUpdate(u -> u.number(2)).exec(db()));
        refuses(
                ErrorCode.NOT_ASSIGNABLE,
                () -> tally(1, 5).onCreate(c -> c.number(2)).exec(db()));
        refuses(ErrorCode.NOT_ASSIGNABLE, () -> tally(1, 5).number(2).exec(db()));
        assertThat(get(tally(1, 5).onCreate(c -> c.number(1)).exec(db())).number())
                .isEqualTo(1);
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsNoTarget() {
        InvalidValueException error = failure(
                InvalidValueException.class,
                () -> Entries.upsertByTicket(null)
                        .kind("k")
                        .seq(1)
                        .place("roof")
                        .exec(db()));
        assertThat(error.reason()).isEqualTo(InvalidValueException.Reason.NULL);
    }

    // ---- other unique sets

    @Test
    void aDuplicateOfAnotherSetIsAViolation() {
        Entry taken = get(Entries.upsertByKey("k", 1).place("roof").ticket(7L).exec(db()));
        ConstraintViolationException error = failure(
                ConstraintViolationException.class,
                () -> Entries.upsertByKey("k", 2).place("roof").ticket(7L).exec(db()));
        assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(error.columns()).containsExactly("ticket");
        assertThat(list(Entries.all().all(db()))).containsExactly(taken);

        Entry other = get(Entries.upsertByKey("k", 3).place("roof").exec(db()));
        failure(
                ConstraintViolationException.class,
                () -> Entries.upsertByKey("k", 3).place("roof").ticket(7L).exec(db()));
        assertThat(list(Entries.all().all(db()))).containsExactlyInAnyOrder(taken, other);
    }

    @Test
    @Covers("crud_upsert/upsert_or_ignore_suppresses_only_the_selected_conflict")
    void theTargetDecidesWhichRowIsUpdated() {
        Ledger a = get(Ledgers.create().name("a").points(1).rate(1).exec(db()));
        Ledger b = get(Ledgers.create().name("b").points(2).rate(1).exec(db()));

        Ledger updated = get(Ledgers.upsertByName("a")
                .points(7)
                .rate(1)
                .onCreate(c -> c.id(b.id()))
                .exec(db()));

        assertThat(updated.id()).isEqualTo(a.id());
        assertThat(get(Ledgers.byName("b").one(db()))).isEqualTo(b);
        failure(
                ConstraintViolationException.class,
                () -> Ledgers.upsertByName("c")
                        .points(7)
                        .rate(1)
                        .onCreate(c -> c.id(b.id()))
                        .exec(db()));
        failure(
                ConstraintViolationException.class,
                () -> Ledgers.upsertByName("c")
                        .points(7)
                        .rate(1)
                        .onCreate(c -> c.id(b.id()))
                        .orIgnore()
                        .exec(db()));
        assertThat(list(Ledgers.all().all(db()))).containsExactlyInAnyOrder(updated, b);
    }

    // ---- records and versions

    @Test
    void aRecordIsInsertedOrWrittenOverItsVersion() {
        Ledger made = get(Ledgers.create().name("a").points(1).rate(1).exec(db()));
        get(Ledgers.delete(made).exec(db()));

        Ledger first = get(Ledgers.upsert(made).exec(db()));
        assertThat(first).isEqualTo(made);
        Ledger second = get(Ledgers.upsert(first).exec(db()));
        assertThat(second.version()).isEqualTo(2);
        failure(OptimisticLockException.class, () -> Ledgers.upsert(first).exec(db()));
        assertThat(list(Ledgers.all().all(db()))).containsExactly(second);
    }

    @Test
    void aRecordWithoutAVersionIsWrittenOver() {
        Entry first = new Entry("k", 1, "roof", Optional.of("x"), Optional.empty());
        Entry second = new Entry("k", 1, "cellar", Optional.empty(), Optional.of(3L));

        assertThat(get(Entries.upsert(first).exec(db()))).isEqualTo(first);
        assertThat(get(Entries.upsert(second).exec(db()))).isEqualTo(second);
        assertThat(list(Entries.all().all(db()))).containsExactly(second);
    }

    @Test
    @Covers("crud_upsert/upsert_update_increments_version")
    void aVersionBeginsAtOneAndCountsOn() {
        assertThat(get(Ledgers.upsertByName("a").points(1).rate(1).exec(db())).version())
                .isEqualTo(1);
        assertThat(get(Ledgers.upsertByName("a").points(2).rate(1).exec(db())).version())
                .isEqualTo(2);
        assertThat(get(Ledgers.upsertByName("a")
                                .points(3)
                                .rate(1)
                                .onUpdate(u -> u.points(l -> l.points().plus(10L)))
                                .exec(db()))
                        .points())
                .isEqualTo(12);
    }

    @Test
    @Covers({
        "relation_eager/eager_belongs_to_upsert_or_ignore_returning_loads_relation",
        "relation_eager/eager_belongs_to_upsert_or_ignore_conflict_issues_no_load"
    })
    void eagerRelationsAreCompleted() {
        Ledger ledger = get(Ledgers.create().name("a").points(1).rate(1).exec(db()));
        UUID id = UUID.randomUUID();

        Line created = get(Lines.upsertById(id).text("one").ledger(ledger).exec(db()));
        Line updated = get(Lines.upsertById(id).text("two").ledger(ledger).exec(db()));
        Line kept =
                get(Lines.upsertById(id).text("three").ledger(ledger).orGet().exec(db()));

        assertThat(created.ledger()).isEqualTo(ledger);
        assertThat(updated.ledger()).isEqualTo(ledger);
        assertThat(updated.revision()).isEqualTo(new Revision(2));
        assertThat(kept).isEqualTo(updated);

        UUID other = UUID.randomUUID();
        Lines.Upsert ignoring = Lines.upsertById(other).text("one").ledger(ledger);
        assertThat(get(ignoring.orIgnore().exec(db())).ledger()).isEqualTo(ledger);
        probe().clear();
        assertThat(ignoring.orIgnore().exec(db()).blockOptional()).isEmpty();
        assertThat(probe().statements()).noneMatch(text -> text.contains("ledgers"));
    }

    // ---- statements and transactions

    @Test
    void aDatabaseWithAStatementForBothBranchesGetsOne() {
        for (int i = 0; i < 2; i++) {
            probe().clear();
            get(counting(1).exec(db()));
            if (capabilities().writes().upsert() == Upsert.BY_TARGET
                    || capabilities().writes().upsert() == Upsert.BY_ONE_CONSTRAINT) {
                assertThat(probe().statements()).hasSize(1);
            } else {
                assertThat(probe().statements()).hasSizeLessThanOrEqualTo(4);
            }
        }
    }

    @Test
    void upsertsStandInABatch() {
        if (!capabilities().transactions().interactive()) {
            refuses(ErrorCode.BATCH_UNSUPPORTED, () -> db().batch(List.of(counting(1), counting(1))));
            return;
        }
        List<Tally> both = get(db().batch(List.of(counting(1), counting(1))));

        assertThat(both).extracting(Tally::count).containsExactly(1, 2);
    }

    @Test
    void upsertsJoinATransaction() {
        if (!capabilities().transactions().interactive()) {
            refuses(ErrorCode.TRANSACTION_UNSUPPORTED, () -> db().transaction(tx -> Mono.just(1)));
            return;
        }
        get(db().transaction(tx -> counting(1)
                .exec(tx)
                .then(counting(1).exec(tx))
                .then(counting(1).orGet().exec(tx))
                .doOnNext(row -> assertThat(row.count()).isEqualTo(2))));
        failure(
                ConflictException.class,
                () -> db().transaction(tx ->
                        counting(1).exec(tx).then(Mono.error(new ConflictException("of the application", null)))));

        assertThat(tallies()).extracting(Tally::count).containsExactly(2);
    }

    // ---- races

    @Test
    void concurrentUpsertsMakeOneRowAndLoseNothing() {
        get(Flux.range(0, WRITERS)
                .flatMap(i -> repeated(counting(1).exec(db())), AT_ONCE)
                .count());

        assertThat(tallies()).singleElement().extracting(Tally::count).isEqualTo(WRITERS);
    }

    @Test
    void concurrentUpsertsWithASecondUniqueSetLoseNothing() {
        get(Flux.range(0, WRITERS)
                .flatMap(
                        i -> repeated(Entries.upsertByKey("k", 1)
                                .onCreate(c -> c.place("roof").ticket(1L))
                                .onUpdate(u -> u.ticket(e -> e.ticket().plus(1L)))
                                .exec(db())),
                        AT_ONCE)
                .count());

        assertThat(list(Entries.all().all(db())))
                .singleElement()
                .satisfies(entry -> assertThat(entry.ticket()).contains((long) WRITERS));
    }

    @Test
    void concurrentCallersGetTheSameRow() {
        List<Tally> rows = get(Flux.range(0, WRITERS)
                .flatMap(i -> repeated(tally(1, i).orGet().exec(db())), AT_ONCE)
                .collectList());

        assertThat(rows).hasSize(WRITERS);
        assertThat(rows.stream().distinct()).hasSize(1);
        assertThat(tallies()).hasSize(1);
    }

    /** A writer of the application repeats what a conflict ended. */
    private static <T> Mono<T> repeated(Mono<T> statement) {
        return statement.retryWhen(Retry.indefinitely().filter(ConflictException.class::isInstance));
    }
}
