package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.basic.Account;
import dev.runnel.tck.scenario.basic.Accounts;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Many records in one create: one INSERT, all or none. */
public abstract class BatchCreateTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        return List.of(Accounts.MODEL);
    }

    @Test
    @Covers("crud_batch_create/batch_create_empty")
    void ofNoneMakesNoCall() {
        assertThat(get(Accounts.createMany(List.of()).exec(db()))).isEmpty();
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    @Covers("crud_batch_create/batch_create_one")
    void ofOne() {
        List<Account> made = get(Accounts.createMany(List.of(account("a"))).exec(db()));

        oneWriteWithoutATransaction();
        assertThat(made).extracting(Account::email).containsExactly("a@example.org");
        assertThat(list(Accounts.all().all(db()))).isEqualTo(made);
    }

    @Test
    @Covers({
        "crud_batch_create/batch_create_many",
        "crud_batch_create/batch_create_model_with_unique_field_index_all_unique"
    })
    void ofSeveralIsOneInsertInTheirOrder() {
        List<Account> made = get(Accounts.createMany(accounts("c", "a", "b")).exec(db()));

        oneWriteWithoutATransaction();
        assertThat(made).extracting(Account::email).containsExactly("c@example.org", "a@example.org", "b@example.org");
        for (Account account : made) {
            assertThat(get(Accounts.byId(account.id()).one(db()))).isEqualTo(account);
            assertThat(get(Accounts.byEmail(account.email()).one(db()))).isEqualTo(account);
        }
    }

    @Test
    @Covers({
        "crud_batch_create/batch_create_model_with_unique_field_index_all_dups",
        "crud_batch_create/batch_create_unique_violation_rolls_back"
    })
    void aDuplicateAmongThemWritesNone() {
        ConstraintViolationException error = failure(
                ConstraintViolationException.class,
                () -> Accounts.createMany(accounts("a", "b", "a")).exec(db()));

        assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(probe().kinds()).doesNotContain(Kind.BEGIN, Kind.COMMIT, Kind.ROLLBACK);
        assertThat(get(Accounts.all().count(db()))).isZero();
    }

    @Test
    @Covers("crud_batch_create/batch_create_unique_violation_rolls_back")
    void aDuplicateOfWhatIsThereWritesNone() {
        get(account("b").exec(db()));
        probe().clear();

        failure(
                ConstraintViolationException.class,
                () -> Accounts.createMany(accounts("a", "b")).exec(db()));

        assertThat(probe().kinds()).doesNotContain(Kind.BEGIN, Kind.COMMIT, Kind.ROLLBACK);
        assertThat(list(Accounts.all().all(db()))).extracting(Account::email).containsExactly("b@example.org");
    }

    @Test
    @Covers("crud_batch_create/batch_create_inside_transaction_uses_savepoints")
    void inATransactionItIsOneInsertOfThat() {
        Supplier<Mono<List<Account>>> both = () ->
                db().transaction(tx -> Accounts.createMany(accounts("a", "b")).exec(tx));
        if (!transactional()) {
            refuses(ErrorCode.TRANSACTION_UNSUPPORTED, both);
            return;
        }
        assertThat(get(both.get())).hasSize(2);
        assertThat(probe().kinds()).containsExactly(Kind.ACQUIRE, Kind.BEGIN, Kind.RUN, Kind.COMMIT, Kind.RELEASE);
        assertThat(Sent.verbs(probe())).containsExactly("insert");
    }

    private void oneWriteWithoutATransaction() {
        assertThat(Sent.verbs(probe())).containsExactly(capabilities().writes().relational() ? "insert" : "transact");
        assertThat(probe().kinds()).doesNotContain(Kind.BEGIN, Kind.COMMIT);
    }

    private static List<Accounts.Create> accounts(String... names) {
        return Arrays.stream(names).map(BatchCreateTopic::account).toList();
    }

    private static Accounts.Create account(String name) {
        return Accounts.create().name(name).email(name + "@example.org");
    }
}
