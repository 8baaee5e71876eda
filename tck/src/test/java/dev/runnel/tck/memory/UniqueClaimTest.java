package dev.runnel.tck.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Db;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.basic.Account;
import dev.runnel.tck.scenario.basic.Accounts;
import dev.runnel.tck.scenario.guarded.composite.Ledger;
import dev.runnel.tck.scenario.guarded.composite.Ledgers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A key-value store keeps each unique value in an item with the key of its row. Other programs write between the read
 * and the transact of a statement: no value gets two rows, and no value stays reserved without a row.
 */
class UniqueClaimTest {
    private final TestDb home = TestDb.open(new MemoryFixture(), 2, List.of(Accounts.MODEL, Ledgers.MODEL));
    private final Db db = home.db();

    @AfterEach
    void close() {
        home.settle();
        home.close();
    }

    @Test
    void aRenameLeavesTheValueToItsNewOwner() {
        Account first = home.await(account("old").exec(db));

        assertThatThrownBy(() -> betweenReadAndWrite(
                        Accounts.update(first).email("mine").exec(db),
                        Accounts.update(first).email("theirs").exec(db),
                        account("old").exec(db)))
                .isInstanceOf(ConflictException.class);

        taken("old");
        taken("theirs");
        home.await(account("mine").exec(db));
        assertThat(home.await(Accounts.byId(first.id()).one(db)).email()).isEqualTo("theirs");
    }

    @Test
    void aRenameToTheSameValueDoesNotShareItWithItsNewOwner() {
        Account first = home.await(account("old").exec(db));

        assertThatThrownBy(() -> betweenReadAndWrite(
                        Accounts.update(first).email("old").exec(db),
                        Accounts.update(first).email("theirs").exec(db),
                        account("old").exec(db)))
                .isInstanceOf(ConflictException.class);

        assertThat(home.await(Accounts.filter(a -> a.email().eq("old")).count(db)))
                .isEqualTo(1);
        taken("theirs");
    }

    @Test
    void aDeleteLeavesTheValueToItsNewOwner() {
        Account first = home.await(account("old").exec(db));

        assertThatThrownBy(() -> betweenReadAndWrite(
                        Accounts.byId(first.id()).delete().exec(db),
                        Accounts.update(first).email("theirs").exec(db),
                        account("old").exec(db)))
                .isInstanceOf(ConflictException.class);

        taken("old");
        taken("theirs");
        assertThat(home.await(Accounts.byId(first.id()).exists(db))).isTrue();
    }

    @Test
    void aDeleteTakesAValueAlongThatTheRowGotMeanwhile() {
        Account first = home.await(account("one").exec(db));

        assertThatThrownBy(() -> betweenReadAndWrite(
                        Accounts.delete(first).exec(db),
                        Accounts.update(first).nick("ann").exec(db)))
                .isInstanceOf(ConflictException.class);

        home.await(Accounts.delete(first).exec(db));
        home.await(account("two").nick("ann").exec(db));
    }

    @Test
    void anUpdateGivesUpAValueThatTheRowGotMeanwhile() {
        Account first = home.await(account("one").exec(db));

        assertThatThrownBy(() -> betweenReadAndWrite(
                        Accounts.update(first).nick("joe").exec(db),
                        Accounts.update(first).nick("ann").exec(db)))
                .isInstanceOf(ConflictException.class);

        assertThat(home.await(Accounts.byId(first.id()).one(db)).nick()).contains("ann");
        home.await(account("two").nick("joe").exec(db));
    }

    @Test
    void anOwnerIsAllPartsOfItsKey() {
        Ledger first = home.await(ledger("old").exec(db));

        assertThatThrownBy(() -> betweenReadAndWrite(
                        Ledgers.filter(l -> l.name().eq("old"))
                                .update()
                                .name("mine")
                                .exec(db),
                        Ledgers.update(first).name("theirs").exec(db),
                        ledger("old").exec(db)))
                .isInstanceOf(ConflictException.class);

        assertThatThrownBy(() -> home.await(ledger("old").exec(db))).isInstanceOf(ConstraintViolationException.class);
        home.await(ledger("mine").exec(db));
    }

    @Test
    void aRecordOfAnOlderVersionIsRefusedByItsVersion() {
        Ledger first = home.await(ledger("old").exec(db));

        assertThatThrownBy(() -> betweenReadAndWrite(
                        Ledgers.update(first).name("mine").exec(db),
                        Ledgers.update(first).name("theirs").exec(db),
                        ledger("old").exec(db)))
                .isInstanceOf(OptimisticLockException.class);

        assertThatThrownBy(() -> home.await(ledger("old").exec(db))).isInstanceOf(ConstraintViolationException.class);
        home.await(ledger("mine").exec(db));
    }

    @Test
    void aWriteExpectsTheValuesThatItsConditionRead() {
        Account first = home.await(account("one").nick("ann").exec(db));

        assertThatThrownBy(() -> betweenReadAndWrite(
                        Accounts.filter(a -> a.name().eq("somebody"))
                                .update()
                                .name("mine")
                                .exec(db),
                        Accounts.update(first).name("theirs").exec(db)))
                .isInstanceOf(ConflictException.class);
        assertThat(home.await(Accounts.byId(first.id()).one(db)).name()).isEqualTo("theirs");
    }

    private void taken(String email) {
        assertThatThrownBy(() -> home.await(account(email).exec(db))).isInstanceOf(ConstraintViolationException.class);
    }

    private static Accounts.Create account(String email) {
        return Accounts.create().name("somebody").email(email);
    }

    private static Ledgers.Create ledger(String name) {
        return Ledgers.create().name(name).points(1).rate(1);
    }

    /** Waits for the statement. The others run one after the other once it has read. */
    private void betweenReadAndWrite(Mono<?> statement, Mono<?>... others) {
        home.probe()
                .holdNextStatement("read ", Flux.concat(List.of(others)).then().cache());
        home.await(statement);
    }
}
