package dev.runnel.tck.suite.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.ActivityInfo;
import dev.runnel.Session;
import dev.runnel.TransactionOptions;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.probe.Call;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A pinned connection: several statements on one connection, each in its own transaction. */
public abstract class ConnectionTopic extends LeaseTopic {
    private static Mono<Long> count(Session session) {
        return Categories.all().count(session);
    }

    private List<String> names() {
        return list(Categories.all()
                .orderBy(c -> c.name().asc())
                .select(c -> c.name())
                .all(db()));
    }

    private void assertOneLease() {
        home().settle();
        assertThat(probe().kinds()).containsOnlyOnce(Kind.ACQUIRE).endsWith(Kind.RELEASE);
        assertThat(probe().calls().stream().mapToInt(Call::lease).filter(lease -> lease != 0))
                .hasSizeGreaterThan(1)
                .containsOnly(probe().calls().get(1).lease());
    }

    @Test
    @Covers("infra_connection_per_clone/write_visible_on_same_handle")
    void allOfItRunsOnOne() {
        Long seen = get(db().connection(connection -> named("a")
                .exec(connection)
                .then(named("b").exec(db())) // joins through the Context
                .then(count(connection))));

        assertThat(seen).isEqualTo(2);
        assertOneLease();
    }

    @Test
    @Covers("infra_connection_per_clone/dedicated_connection_holds_pool_slot")
    void itHoldsItsPlaceInThePoolUntilItsBodyEnds() {
        get(db().connection(connection -> Mono.fromSupplier(() -> {
                    assertThat(db().activity()).extracting(ActivityInfo::text).containsExactly("connection");
                    return db().pool().leased();
                }))
                .doOnNext(leased -> assertThat(leased).isEqualTo(1)));
        home().settle();
        assertThat(db().pool().leased()).isZero();
        assertThat(db().activity()).isEmpty();
    }

    @Test
    void aFailedStatementOfAPinnedConnectionDoesNotAffectTheOthers() {
        get(Users.create().name("n").email("taken").exec(db()));
        get(db().connection(connection -> named("a")
                .exec(connection)
                .then(Users.create().name("n").email("taken").exec(connection))
                .onErrorResume(ConstraintViolationException.class, taken -> Mono.empty())
                .then(named("b").exec(connection))));

        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void aGraphIsAllOrNone() {
        get(Users.create().name("n").email("taken").exec(db()));
        failure(
                ConstraintViolationException.class,
                () -> db().connection(connection -> Users.createMany(List.of(
                                Users.create().name("n").email("free"),
                                Users.create().name("n").email("taken")))
                        .exec(connection)));

        assertThat(get(Users.all().count(db()))).isEqualTo(1);
    }

    @Test
    @Covers("tx_interactive/builder_on_connection_commit")
    void aTransactionInItRunsOnIt() {
        if (!transactional()) {
            assertThat(failure(() -> db().connection(c -> c.transaction(tx -> count(tx))))
                            .code())
                    .isEqualTo(ErrorCode.TRANSACTION_UNSUPPORTED);
            return;
        }
        get(db().connection(connection -> connection
                .transaction(
                        TransactionOptions.DEFAULT.withIsolation(isolation()),
                        tx -> named("a").exec(tx).then(named("b").exec(db())))
                .then(db().transaction(
                                tx -> named("c").exec(connection).then(Mono.error(new IllegalStateException("mine"))))
                        .onErrorResume(IllegalStateException.class, mine -> Mono.empty()))
                .then(connection.transaction(tx -> tx.transaction(
                                inner -> named("d").exec(inner).then(Mono.error(new IllegalStateException())))
                        .onErrorResume(IllegalStateException.class, mine -> Mono.empty())
                        .then(named("e").exec(tx))))
                .then(connection.batch(named("f"), Categories.all().count()))));

        assertOneLease();
        assertThat(probe().kinds())
                .containsSubsequence(Kind.BEGIN, Kind.COMMIT, Kind.BEGIN, Kind.ROLLBACK, Kind.BEGIN, Kind.COMMIT);
        assertThat(names()).containsExactly("a", "b", "e", "f");
    }

    @Test
    void aStatementThatIsCancelledIsStoppedAndTheOthersGoOn() {
        write(1);
        probe().hangNextStatement(transactional() ? "INSERT" : "transact");
        get(db().connection(connection -> {
            Disposable hanging = named("never").exec(connection).subscribe();
            Mono<Long> after = count(connection);
            return Mono.fromRunnable(hanging::dispose).then(after);
        }));
        home().settle();

        assertThat(probe().kinds()).contains(Kind.CANCEL).endsWith(Kind.RELEASE);
        assertThat(names()).containsExactly("more");
    }

    @Test
    void itsEndWaitsForWhatItHasBegunAndRefusesWhatComes() {
        AtomicReference<Session> escaped = new AtomicReference<>();
        get(db().connection(connection -> {
            escaped.set(connection);
            named("begun").exec(connection).subscribe();
            return Mono.just("over");
        }));
        assertThat(failure(() -> count(escaped.get())).code()).isEqualTo(ErrorCode.CONNECTION_ENDED);
        assertThat(names()).containsExactly("begun");
    }

    @Test
    void anErrorOrACancelOfItsBodyStopsWhatRuns() {
        probe().hangNext(Kind.ROWS);
        StepVerifier.create(db().connection(connection -> count(connection)))
                .then(() -> eventually(() -> !probe().statements().isEmpty()))
                .thenCancel()
                .verify(TestDb.PATIENCE);
        home().settle();
        assertThat(probe().kinds()).endsWith(Kind.CANCEL, Kind.RELEASE);

        failureOf(db().connection(connection -> Mono.error(new IllegalStateException("mine"))));
        home().settle();
        assertThat(db().activity()).isEmpty();
    }

    private static void failureOf(Mono<?> mono) {
        StepVerifier.create(mono).expectError(IllegalStateException.class).verify(TestDb.PATIENCE);
    }

    @Test
    void oneInsideOfAnotherIsThatOne() {
        get(db().connection(outer -> named("a").exec(outer).then(db().connection(inner -> count(inner)))));
        assertOneLease();
        if (transactional()) {
            probe().clear();
            get(db().transaction(tx -> named("b").exec(tx).then(db().connection(inner -> count(inner)))));
            assertOneLease();
        }
    }

    @Test
    void severalValuesAreGivenAsTheyCome() {
        write(600);
        Flux<Category> rows = db().connectionMany(connection -> Categories.all().all(connection));
        StepVerifier.create(rows, 1)
                .expectNextCount(1)
                .then(() -> assertThat(db().activity()).hasSize(1))
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(599)
                .expectComplete()
                .verify(TestDb.PATIENCE);
        assertOneLease();
    }

    @Test
    void oneThatIsDetachedIsNotOnIt() {
        get(db().connection(connection -> count(connection).then(count(db().outsideTransaction()))));
        home().settle();
        assertThat(probe().kinds().stream().filter(Kind.ACQUIRE::equals)).hasSize(2);
    }

    @Test
    void aLockWouldEndWithItsStatement() {
        assertThat(failure(() -> db().connection(connection ->
                                Categories.all().forUpdate().first(connection)))
                        .code())
                .isEqualTo(writesSideBySide() ? ErrorCode.LOCK_OUTSIDE_TRANSACTION : ErrorCode.LOCK_UNSUPPORTED);
    }
}
