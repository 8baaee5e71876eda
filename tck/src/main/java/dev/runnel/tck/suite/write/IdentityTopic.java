package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.Deferred;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.DriverException;
import dev.runnel.error.ErrorCode;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.Covers;
import dev.runnel.tck.InsertTrigger;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.counted.Account;
import dev.runnel.tck.scenario.counted.Accounts;
import dev.runnel.tck.scenario.counted.Crate;
import dev.runnel.tck.scenario.counted.CrateId;
import dev.runnel.tck.scenario.counted.Crates;
import dev.runnel.tck.scenario.counted.Invoice;
import dev.runnel.tck.scenario.counted.Invoices;
import dev.runnel.tck.scenario.counted.Label;
import dev.runnel.tck.scenario.counted.Labels;
import dev.runnel.tck.scenario.counted.Line;
import dev.runnel.tck.scenario.counted.Lines;
import dev.runnel.tck.scenario.counted.Notch;
import dev.runnel.tck.scenario.counted.Notches;
import dev.runnel.tck.scenario.counted.Receipt;
import dev.runnel.tck.scenario.counted.Receipts;
import dev.runnel.tck.scenario.counted.Tick;
import dev.runnel.tck.scenario.counted.Ticks;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Auto-increment keys. A backend without them rejects the models when the Db is built. */
public abstract class IdentityTopic extends Topic {
    private static final List<ModelProvider> COUNTED = List.of(
            Accounts.MODEL,
            Invoices.MODEL,
            Lines.MODEL,
            Receipts.MODEL,
            Ticks.MODEL,
            Crates.MODEL,
            Labels.MODEL,
            Notches.MODEL);

    @Override
    protected List<ModelProvider> models() {
        return capabilities().keys().identity() ? COUNTED : Sample.models();
    }

    private boolean refused() {
        if (capabilities().keys().identity()) {
            return false;
        }
        refuses(ErrorCode.IDENTITY_UNSUPPORTED, () -> {
            Db.builder()
                    .driver(probe().around(fixture().openEmpty(PoolOptions.DEFAULT)))
                    .models(COUNTED.toArray(ModelProvider[]::new))
                    .build();
            return Mono.empty();
        });
        return true;
    }

    @Test
    @Covers({
        "field_auto/auto_increment_explicit",
        "field_auto/auto_increment_implicit",
        "field_auto/auto_increment_i64_key"
    })
    void theDatabaseCounts() {
        if (refused()) {
            return;
        }
        for (long id = 1; id < 10; id++) {
            Account made = get(account("a" + id).exec(db()));

            assertThat(made.id()).isEqualTo(id);
            assertThat(get(Accounts.byId(id).one(db()))).isEqualTo(made);
        }
        assertThat(get(Ticks.create().exec(db())).id()).isEqualTo(1);
    }

    @Test
    void aKeyThatIsNamedWins() {
        if (refused()) {
            return;
        }
        assertThat(get(account("a").id(42).exec(db())).id()).isEqualTo(42);
        long next = capabilities().keys().identityFollowsMaxKey() ? 43 : 1;
        assertThat(get(Accounts.draft().email("b").exec(db())).id()).isEqualTo(next);
        assertThat(list(Accounts.all().all(db()))).extracting(Account::id).containsExactlyInAnyOrder(42L, next);
    }

    @Test
    void upsertsOfManyRowsCountKeys() {
        if (refused()) {
            return;
        }
        Account known = get(account("b").exec(db()));
        probe().clear();

        List<Account> rows = get(Accounts.upsertManyByEmail(List.of(account("c"), account("b"), account("a")))
                .orGet()
                .exec(db()));

        assertThat(probe().statements()).hasSizeLessThanOrEqualTo(3);
        assertThat(rows).extracting(Account::email).containsExactly("c", "b", "a");
        assertThat(rows.get(1).id()).isEqualTo(known.id());
        assertThat(rows).extracting(Account::id).doesNotHaveDuplicates();
    }

    @Test
    void aRecordIsInsertedWithItsKey() {
        if (refused()) {
            return;
        }
        Account row = new Account(7, "a", Deferred.unloaded());

        assertThat(get(Accounts.insert(row).exec(db()))).isEqualTo(row);
        assertThat(get(Accounts.insertMany(List.of(new Account(9, "b", Deferred.unloaded())))
                        .exec(db())))
                .extracting(Account::id)
                .containsExactly(9L);
    }

    @Test
    @Covers({
        "crud_batch_create/batch_create_many_auto_increment",
        "crud_batch_create/batch_create_many_auto_increment_requires_returning"
    })
    void manyHaveTheirKeysInTheirOrder() {
        if (refused()) {
            return;
        }
        for (int size : List.of(1, 2, 60, 6_000)) {
            probe().clear();
            List<Account> made = get(Accounts.createMany(IntStream.range(0, size)
                            .mapToObj(n -> account(size + "-" + n))
                            .toList())
                    .exec(db()));

            assertThat(made)
                    .extracting(Account::email)
                    .containsExactlyElementsOf(IntStream.range(0, size)
                            .mapToObj(n -> size + "-" + n)
                            .toList());
            assertThat(made).extracting(Account::id).doesNotHaveDuplicates().isSorted();
            assertThat(probe().statements()).hasSize(1);
            assertThat(probe().kinds().contains(Kind.BEGIN)).isEqualTo(size > 5_000);
            Account last = made.get(size - 1);
            assertThat(get(Accounts.byId(last.id()).one(db()))).isEqualTo(last);
        }
    }

    @Test
    void keysThatATriggerChangesAreAnError() {
        if (refused() || !home().createTrigger(InsertTrigger.CHANGE_KEY, "accounts", "id")) {
            return;
        }
        assertThat(get(account("a").exec(db())).id()).isEqualTo(1);
        assertThat(get(account("b").exec(db())).id()).isEqualTo(1_002);

        DriverException error = failure(
                DriverException.class,
                () -> Accounts.createMany(List.of(account("c"), account("d"), account("e")))
                        .exec(db()));

        assertThat(error.driverCode()).isEqualTo("27000");
        assertThat(error.names()).containsEntry("table", "accounts");
    }

    @Test
    void namedAndCountedKeysMix() {
        if (refused()) {
            return;
        }
        List<Account> made = get(Accounts.createMany(List.of(
                        account("a"),
                        account("b").id(100),
                        account("c"),
                        account("d").id(99)))
                .exec(db()));

        assertThat(probe().statements()).hasSize(2);
        assertThat(probe().kinds()).contains(Kind.BEGIN, Kind.COMMIT);
        assertThat(made).extracting(Account::email).containsExactly("a", "b", "c", "d");
        long first = capabilities().keys().identityFollowsMaxKey() ? 101 : 1;
        assertThat(made).extracting(Account::id).containsExactly(first, 100L, first + 1, 99L);
        assertThat(list(Accounts.all().all(db())))
                .extracting(Account::id)
                .containsExactlyInAnyOrder(first, 100L, first + 1, 99L);
    }

    @Test
    void rowsThatAreNothingButAKey() {
        if (refused()) {
            return;
        }
        assertThat(get(Ticks.createMany(List.of(Ticks.create(), Ticks.create(), Ticks.draft()))
                        .exec(db())))
                .extracting(Tick::id)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    @Covers({"field_auto/auto_increment_with_associations", "field_auto/auto_increment_parent_with_batch_associations"})
    void nestedRowsReferToCountedKeys() {
        if (refused()) {
            return;
        }
        get(account("before").exec(db()));
        Account made = get(account("a")
                .invoices(i -> i.cents(1).lines(l -> l.text("1.1")).lines(l -> l.text("1.2")))
                .invoices(List.of(
                        Invoices.ofAccount().cents(2),
                        Invoices.ofAccount().cents(3).lines(l -> l.text("3.1"))))
                .exec(db()));
        List<Invoice> invoices = made.invoices().get();

        assertThat(invoices).extracting(Invoice::cents).containsExactly(1L, 2L, 3L);
        assertThat(invoices).extracting(Invoice::id).containsExactly(1L, 2L, 3L);
        assertThat(invoices).extracting(Invoice::accountId).containsOnly(made.id());
        assertThat(invoices.get(0).lines().get()).extracting(Line::text).containsExactly("1.1", "1.2");
        assertThat(get(Lines.filter(l -> l.text().eq("3.1")).one(db())).invoiceId())
                .isEqualTo(3);
        assertThat(get(Accounts.byId(made.id())
                                .include(a -> a.invoices().with(i -> i.orderBy(x -> x.id().asc())))
                                .one(db()))
                        .invoices()
                        .get())
                .isEqualTo(invoices);
    }

    @Test
    void whatAForeignKeyLeadsToIsCountedFirst() {
        if (refused()) {
            return;
        }
        Line line = get(Lines.create()
                .text("t")
                .invoice(Invoices.create()
                        .cents(5)
                        .account(account("a"))
                        .corrected(Invoices.create().cents(4).account(account("b"))))
                .exec(db()));
        Invoice invoice = line.invoice().get();

        assertThat(invoice.account().get().email()).isEqualTo("a");
        assertThat(invoice.accountId()).isEqualTo(invoice.account().get().id());
        assertThat(invoice.correctedId())
                .contains(invoice.corrected().get().orElseThrow().id());
        assertThat(get(Invoices.filter(i -> i.corrected().account().email().eq("b"))
                        .one(db())))
                .isEqualTo(invoice);
        assertThat(get(Lines.filter(l -> l.invoice().account().email().eq("a")).count(db())))
                .isEqualTo(1);
    }

    @Test
    @Covers("field_auto/auto_increment_with_single_association")
    void aHasOneRefersToTheKeyOfItsOwner() {
        if (refused()) {
            return;
        }
        get(account("before").invoices(i -> i.cents(0)).exec(db()));
        Account made = get(account("a")
                .invoices(i -> i.cents(1).receipt(r -> r.text("paid")))
                .invoices(i -> i.cents(2))
                .exec(db()));
        Invoice paid = made.invoices().get().get(0);

        assertThat(paid.receipt().get().orElseThrow().invoiceId()).isEqualTo(paid.id());
        assertThat(get(Receipts.all().include(r -> r.invoice()).one(db()))
                        .invoice()
                        .get())
                .isEqualTo(paid);
        assertThat(list(Invoices.all()
                        .orderBy(i -> i.id().asc())
                        .include(i -> i.receipt())
                        .all(db())))
                .extracting(i -> i.receipt().get().map(Receipt::text))
                .containsExactly(Optional.empty(), Optional.of("paid"), Optional.empty());
    }

    @Test
    @Covers("embed_newtype/newtype_auto_increment_key")
    void newtypesAndNarrowNumbersAreCountedToo() {
        if (refused()) {
            return;
        }
        get(Crates.create().text("before").exec(db()));
        List<Crate> made = get(Crates.createMany(List.of(
                        Crates.create().text("a").labels(l -> l.text("a1")).labels(l -> l.text("a2")),
                        Crates.create().text("b").id(new CrateId(70)),
                        Crates.create().text("c").labels(l -> l.text("c1"))))
                .exec(db()));
        Label last = made.get(2).labels().get().get(0);

        int next = capabilities().keys().identityFollowsMaxKey() ? 71 : 2;
        assertThat(made)
                .extracting(Crate::id)
                .containsExactly(new CrateId(next), new CrateId(70), new CrateId(next + 1));
        assertThat(made.get(0).labels().get()).extracting(Label::id).containsExactly(1, 2);
        assertThat(last.crateId()).isEqualTo(new CrateId(next + 1));
        assertThat(get(Labels.byId(3).include(l -> l.crate()).one(db())).crate().get())
                .isEqualTo(made.get(2));
        assertThat(get(Labels.insert(new Label(9, "d", new CrateId(70), Deferred.unloaded()))
                                .exec(db()))
                        .id())
                .isEqualTo(9);
        assertThat(get(Notches.createMany(List.of(
                                Notches.create().text("x"), Notches.create().text("y")))
                        .exec(db())))
                .containsExactly(new Notch((short) 1, "x"), new Notch((short) 2, "y"));
    }

    @Test
    void aTableMayHaveAnyName() {
        if (refused()) {
            return;
        }
        List<Receipt> made = get(Receipts.createMany(Stream.of("a", "b", "c")
                        .map(text -> Receipts.create()
                                .invoice(Invoices.create().cents(1).account(account(text)))
                                .text(text))
                        .toList())
                .exec(db()));

        assertThat(made).extracting(Receipt::id).containsExactly(1L, 2L, 3L);
        assertThat(made).extracting(Receipt::text).containsExactly("a", "b", "c");
        assertThat(list(Receipts.all().orderBy(r -> r.id().asc()).all(db()))).isEqualTo(made);
    }

    @Test
    void theRowsOfOneRecord() {
        if (refused()) {
            return;
        }
        Account ann = get(account("ann").exec(db()));
        Account bob = get(account("bob").exec(db()));
        Invoice first = get(Accounts.invoices(ann).create().cents(1).exec(db()));
        Invoice second = get(Accounts.invoices(bob)
                .create()
                .cents(2)
                .lines(l -> l.text("x"))
                .corrected(first)
                .exec(db()));

        assertThat(first.accountId()).isEqualTo(ann.id());
        assertThat(second.lines().get().get(0).invoiceId()).isEqualTo(second.id());
        assertThat(get(Accounts.invoices(ann).update().cents(9).exec(db())).matched())
                .isEqualTo(1);
        assertThat(get(Invoices.update(first).account(bob).exec(db())).accountId())
                .isEqualTo(bob.id());
        assertThat(list(Accounts.byEmail("bob")
                        .invoices()
                        .orderBy(i -> i.id().asc())
                        .all(db())))
                .extracting(Invoice::cents)
                .containsExactly(9L, 2L);
        assertThat(get(Invoices.filter(i -> i.account().eq(bob)).count(db()))).isEqualTo(2);
    }

    @Test
    void manyWithNestedRows() {
        if (refused()) {
            return;
        }
        List<Account> made = get(Accounts.createMany(IntStream.range(0, 20)
                        .mapToObj(n -> account("a" + n)
                                .invoices(IntStream.range(0, n % 4)
                                        .mapToObj(i -> Invoices.ofAccount()
                                                .cents(100L * n + i)
                                                .lines(l -> l.text(n + "." + i)))
                                        .toList()))
                        .toList())
                .exec(db()));
        List<Line> lines = list(Lines.all()
                .include(l -> l.invoice(), l -> l.invoice().account())
                .all(db()));

        assertThat(made.get(7).invoices().get()).extracting(Invoice::cents).containsExactly(700L, 701L, 702L);
        assertThat(lines).hasSize(30).allSatisfy(line -> {
            Invoice invoice = line.invoice().get();
            String number = invoice.account().get().email().substring(1);
            assertThat(line.text()).isEqualTo(number + "." + invoice.cents() % 100);
            assertThat(invoice.cents() / 100).isEqualTo(Long.parseLong(number));
        });
    }

    @Test
    void programsAtOnceKeepTheirRowsApart() {
        if (refused()) {
            return;
        }
        List<Account> made = get(Flux.range(0, 4)
                .flatMap(program -> Accounts.createMany(IntStream.range(0, 300)
                                .mapToObj(n -> account(program + "-" + n))
                                .toList())
                        .exec(db()))
                .flatMapIterable(rows -> rows)
                .collectList());

        assertThat(made).extracting(Account::id).doesNotHaveDuplicates();
        assertThat(list(Accounts.all().all(db()))).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void isReadChangedAndRemovedLikeAnyKey() {
        if (refused()) {
            return;
        }
        Account made = get(account("a").invoices(i -> i.cents(1)).exec(db()));
        Account other = get(account("b").exec(db()));

        assertThat(get(Accounts.update(made).email("c").exec(db())).email()).isEqualTo("c");
        assertThat(get(Accounts.filter(a -> a.id().gt(made.id())).one(db()))).isEqualTo(other);
        assertThat(list(Accounts.filter(a -> a.id().in(List.of(1L, 2L, 3L))).all(db())))
                .hasSize(2);
        assertThat(get(Accounts.filter(a -> a.invoices().any(i -> i.cents().eq(1L)))
                                .one(db()))
                        .id())
                .isEqualTo(made.id());
        get(Accounts.delete(other).exec(db()));
        assertThat(get(Accounts.all().count(db()))).isEqualTo(1);
    }

    @Test
    void rowsAreLinkedToARecordWithAGeneratedKey() {
        if (refused()) {
            return;
        }
        Account old = get(Accounts.create().email("old").exec(db()));
        Invoice one = get(Invoices.create().cents(1).account(old).exec(db()));
        Invoice two = get(Invoices.create().cents(2).account(old).exec(db()));

        Account created = get(Accounts.create().email("new").addInvoices(one).exec(db()));
        assertThat(get(Accounts.invoices(created).one(db())).cents()).isEqualTo(1);

        Invoice moved = get(Invoices.update(two)
                .cents(3)
                .account(Accounts.create().email("newer"))
                .exec(db()));
        Account newer = get(Accounts.byEmail("newer").one(db()));
        assertThat(moved.accountId()).isEqualTo(newer.id());
        assertThat(get(Accounts.invoices(old).count(db()))).isZero();

        get(Accounts.update(newer)
                .invoices(i -> i.cents(4))
                .invoices(i -> i.cents(5))
                .exec(db()));
        assertThat(get(Accounts.invoices(newer).count(db()))).isEqualTo(3);
    }

    @Test
    void aChildThatIsRefusedTakesItsParentAlong() {
        if (refused()) {
            return;
        }
        get(account("taken").exec(db()));

        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Invoices.create()
                                        .cents(1)
                                        .account(account("taken"))
                                        .exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Accounts.createMany(
                                                List.of(account("new").invoices(i -> i.cents(1)), account("taken")))
                                        .exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Invoices.create().cents(1).accountId(999).exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        assertThat(get(Accounts.all().one(db())).email()).isEqualTo("taken");
        assertThat(get(Invoices.all().count(db()))).isZero();
    }

    @Test
    void everySubscriptionCountsOn() {
        if (refused()) {
            return;
        }
        Mono<Tick> create = Ticks.create().exec(db());

        assertThat(get(create).id()).isEqualTo(1);
        assertThat(get(create).id()).isEqualTo(2);
        assertThat(get(Ticks.all().orderBy(t -> t.id().desc()).first(db())).id())
                .isEqualTo(2);
    }

    @Test
    void anOptionalReferenceMayBeAbsent() {
        if (refused()) {
            return;
        }
        Invoice made = get(Invoices.create().cents(1).account(account("a")).exec(db()));

        assertThat(made.correctedId()).isEqualTo(Optional.empty());
        assertThat(get(Invoices.filter(i -> i.corrected().isNull()).one(db()))).isEqualTo(made);
    }

    private static Accounts.Create account(String email) {
        return Accounts.create().email(email);
    }
}
