package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.InsertStatement;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.DriverException;
import dev.runnel.error.ErrorCode;
import dev.runnel.schema.ColumnType;
import dev.runnel.tck.InsertTrigger;
import dev.runnel.tck.probe.Call;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.basic.Account;
import dev.runnel.tck.scenario.basic.Accounts;
import dev.runnel.tck.scenario.own.Level;
import dev.runnel.tck.scenario.own.Levels;
import dev.runnel.tck.scenario.types.Seal;
import dev.runnel.tck.scenario.types.Seals;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The columns that an insert asks the database to return: those with unknown stored values, or all by {@code returning()}. */
public abstract class InsertReturningTopic extends Topic {
    private static final Account ANN = new Account(UUID.randomUUID(), "Ann", "ann@example.org", Optional.of("a"));
    private static final Account BOB = new Account(UUID.randomUUID(), "Bob", "bob@example.org", Optional.empty());

    @Override
    protected List<ModelProvider> models() {
        return List.of(Accounts.MODEL, Seals.MODEL);
    }

    @Test
    void knownValuesAreNotReturnedByTheDatabase() {
        assertThat(get(Accounts.insert(ANN).exec(db()))).isEqualTo(ANN);
        Account cid = get(
                Accounts.create().name("Cid").email("cid@example.org").nick("c").exec(db()));
        List<Account> many = get(Accounts.createMany(
                        IntStream.range(0, 30).mapToObj(n -> account("n" + n)).toList())
                .exec(db()));

        assertThat(statements()).hasSize(3).allSatisfy(call -> {
            assertThat(call.kind()).isEqualTo(Kind.RUN);
            assertThat(call.text().toUpperCase(Locale.ROOT)).doesNotContain("RETURNING");
        });
        assertThat(list(Accounts.all().all(db())))
                .contains(ANN, cid)
                .containsAll(many)
                .hasSize(32);
    }

    @Test
    void aRecordSharesNoBytesWithTheStatement() {
        InsertStatement<Seal> insert = Seals.insert(new Seal(
                1, new byte[] {1, 2, 3}, new byte[] {4, 5, 6}, new byte[] {7}, Optional.empty(), UUID.randomUUID()));
        Seal first = get(insert.exec(db()));
        first.open()[0] = 9;
        get(Seals.delete(first).exec(db()));

        assertThat(get(insert.exec(db())).open()).containsExactly(7);
        assertThat(get(Seals.byNumber(1).one(db())).open()).containsExactly(7);
    }

    @Test
    void returningReturnsTheSameRecords() {
        assertThat(get(Accounts.insert(ANN).returning().exec(db()))).isEqualTo(ANN);
        Account cid = get(Accounts.create()
                .name("Cid")
                .email("cid@example.org")
                .nick("c")
                .returning()
                .exec(db()));
        List<Account> many = get(Accounts.createMany(
                        IntStream.range(0, 30).mapToObj(n -> account("n" + n)).toList())
                .returning()
                .exec(db()));
        List<Account> inserted =
                get(Accounts.insertMany(List.of(BOB)).returning().exec(db()));

        Kind kind = capabilities().writes().relational() ? Kind.ROWS : Kind.RUN;
        assertThat(statements()).hasSize(4).allMatch(call -> call.kind() == kind);
        assertThat(many)
                .extracting(Account::name)
                .isEqualTo(IntStream.range(0, 30).mapToObj(n -> "n" + n).toList());
        assertThat(inserted).containsExactly(BOB);
        assertThat(list(Accounts.all().all(db())))
                .contains(ANN, cid, BOB)
                .containsAll(many)
                .hasSize(33);
    }

    @Test
    void returningOfNoRowsRunsNoStatement() {
        assertThat(get(Accounts.insertMany(List.of()).returning().exec(db()))).isEmpty();
        assertThat(statements()).isEmpty();
    }

    @Test
    void aValueThatTheColumnRoundsIsReturnedAsItIsStored() {
        if (!capabilities().types().takes(new ColumnType.RawSql("REAL"))) {
            refuses(ErrorCode.COLUMN_TYPE_UNSUPPORTED, () -> Mono.just(home().beside(Levels.MODEL)));
            return;
        }
        Db db = home().beside(Levels.MODEL);
        db.pushSchema().block();
        probe().clear();

        Level one = get(Levels.insert(new Level(1, "tank", 0.1)).exec(db));
        List<Level> many = get(Levels.insertMany(List.of(new Level(2, "pond", 0.2), new Level(3, "sea", 0.3)))
                .exec(db));

        assertThat(probe().statements()).hasSize(2);
        assertThat(list(Levels.all().orderBy(l -> l.number().asc()).all(db)))
                .containsExactly(one, many.get(0), many.get(1));
    }

    @Test
    void aTriggerShowsOnlyInReturnedColumns() {
        if (!home().createTrigger(InsertTrigger.UPPER_CASE, "accounts", "name")) {
            return;
        }
        assertThat(get(Accounts.insert(ANN).exec(db())).name()).isEqualTo("Ann");
        assertThat(get(account("cid").returning().exec(db())).name()).isEqualTo("CID");
        assertThat(get(Accounts.createMany(List.of(account("eve"), account("dan")))
                        .returning()
                        .exec(db())))
                .extracting(Account::name)
                .containsExactly("EVE", "DAN");
        assertThat(list(Accounts.all().all(db())))
                .extracting(Account::name)
                .containsExactlyInAnyOrder("ANN", "CID", "EVE", "DAN");
    }

    @Test
    void aRowThatATriggerDiscardsIsAnError() {
        if (!home().createTrigger(InsertTrigger.DISCARD, "accounts", "name")) {
            return;
        }
        failsForDiscarded(() -> Accounts.insert(ANN));
        failsForDiscarded(() -> Accounts.insertMany(List.of(ANN, BOB)));
        failsForDiscarded(() -> account("cid"));
        assertThat(get(Accounts.all().count(db()))).isZero();
    }

    private void failsForDiscarded(Supplier<InsertStatement<?>> insert) {
        for (boolean returning : List.of(false, true)) {
            DriverException error = failure(
                    DriverException.class,
                    () -> returning
                            ? insert.get().returning().exec(db())
                            : insert.get().exec(db()));
            assertThat(error.driverCode()).isEqualTo("02000");
            assertThat(error.names()).containsEntry("table", "accounts").containsEntry("inserted", "0");
        }
    }

    private List<Call> statements() {
        return probe().calls().stream().filter(Call::isStatement).toList();
    }

    private static Accounts.Create account(String name) {
        return Accounts.create().name(name).email(name + "@example.org");
    }
}
