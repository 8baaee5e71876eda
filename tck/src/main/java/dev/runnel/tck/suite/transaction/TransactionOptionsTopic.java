package dev.runnel.tck.suite.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Transaction;
import dev.runnel.TransactionOptions;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.error.LimitExceededException;
import dev.runnel.error.ReadOnlyTransactionException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.LockMode;
import dev.runnel.spi.TransactionMode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.probe.Call;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** The forms of a transaction, and its options. */
public abstract class TransactionOptionsTopic extends InteractiveTopic {
    @Test
    void rollbackOnlyGivesTheValueAndKeepsNothing() {
        if (refused()) {
            return;
        }
        Category given = get(db().transaction(tx -> {
            tx.rollbackOnly();
            return category("a").exec(tx);
        }));
        home().settle();

        assertThat(given.name()).isEqualTo("a");
        assertThat(probe().kinds()).endsWith(Kind.ROLLBACK, Kind.RELEASE).doesNotContain(Kind.COMMIT);
        assertThat(names()).isEmpty();
    }

    // ---- several values

    @Test
    void manyEmitsAfterTheCommit() {
        if (refused()) {
            return;
        }
        AtomicReference<List<Kind>> atFirst = new AtomicReference<>();
        List<String> given = list(db().transactionMany(tx -> Flux.just("a", "b", "c")
                        .concatMap(name -> category(name).exec(tx)))
                .map(Category::name)
                .doOnNext(name -> atFirst.compareAndSet(null, probe().kinds())));

        assertThat(given).containsExactly("a", "b", "c");
        assertThat(atFirst.get()).endsWith(Kind.COMMIT, Kind.RELEASE);
    }

    /** Whoever takes only some of the values takes them from a transaction that is committed. */
    @Test
    void takingSomeOfManyRollsNothingBack() {
        if (refused()) {
            return;
        }
        list(db().transactionMany(tx -> Flux.just("a", "b", "c")
                        .concatMap(name -> category(name).exec(tx)))
                .take(1));

        assertThat(names()).containsExactly("a", "b", "c");
    }

    @Test
    void moreThanManyMayHoldAreRolledBack() {
        if (refused()) {
            return;
        }
        try (TestDb small = TestDb.empty(fixture(), 2, Sample.models(), options -> options.withMaxTransactionRows(2))) {
            small.pushSchema();
            LimitExceededException error = failure(
                    LimitExceededException.class,
                    () -> small.db()
                            .transactionMany(tx -> Flux.range(0, 3)
                                    .concatMap(n -> category("c" + n).exec(tx)))
                            .then());

            assertThat(error.limit()).isEqualTo(2);
            assertThat(error.names()).containsEntry("option", "maxTransactionRows");
            assertThat(get(Categories.all().count(small.db()))).isZero();
        }
    }

    @Test
    void streamingEmitsAtOnceAndCompletesAfterTheCommit() {
        if (refused()) {
            return;
        }
        AtomicReference<List<Kind>> atFirst = new AtomicReference<>();
        StepVerifier.create(db().transactionStreaming(tx -> Flux.just("a", "b")
                                .concatMap(name -> category(name).exec(tx)))
                        .map(Category::name)
                        .doOnNext(name -> atFirst.compareAndSet(null, probe().kinds())))
                .expectNext("a", "b")
                .expectComplete()
                .verify(TestDb.PATIENCE);

        assertThat(atFirst.get()).doesNotContain(Kind.COMMIT);
        assertThat(probe().kinds()).endsWith(Kind.COMMIT, Kind.RELEASE);
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void takingSomeOfAStreamingOneRollsBack() {
        if (refused()) {
            return;
        }
        list(db().transactionStreaming(tx ->
                        Flux.just("a", "b").concatMap(name -> category(name).exec(tx)))
                .take(1));
        home().settle();

        assertThat(names()).isEmpty();
        assertThat(probe().kinds()).contains(Kind.ROLLBACK).doesNotContain(Kind.COMMIT);
    }

    // ---- options

    @Test
    void aReadOnlyOneReadsAndSendsNoWrite() {
        TransactionOptions readOnly = TransactionOptions.DEFAULT.withReadOnly();
        if (refused()) {
            return;
        }
        get(category("a").exec(db()));
        probe().clear();
        Long count = get(db().transaction(readOnly, tx -> Categories.all().count(tx)));
        assertThat(count).isEqualTo(1);
        probe().clear();
        failure(
                ReadOnlyTransactionException.class,
                () -> db().transaction(readOnly, tx -> category("b").exec(tx)));
        failure(
                ReadOnlyTransactionException.class,
                () -> db().transaction(
                                readOnly,
                                tx -> tx.transaction(inner ->
                                        Categories.all().update().name("c").exec(inner))));
        failure(
                ReadOnlyTransactionException.class,
                () -> db().transaction(readOnly, tx -> Categories.all().delete().exec(tx)));

        assertThat(probe().statements()).isEmpty();
        assertThat(names()).containsExactly("a");
    }

    @Test
    @Covers({
        "tx_interactive/builder_with_isolation_level",
        "tx_interactive/builder_with_read_only",
        "tx_interactive/builder_with_all_options"
    })
    void theDriverIsTold() {
        if (refused()) {
            return;
        }
        TransactionOptions isolated = TransactionOptions.DEFAULT.withIsolation(isolation());
        for (TransactionOptions options : List.of(
                TransactionOptions.DEFAULT,
                isolated,
                TransactionOptions.DEFAULT.withReadOnly(),
                TransactionOptions.DEFAULT.withLockMode(LockMode.DEFERRED),
                isolated.withReadOnly().withLockMode(LockMode.DEFERRED))) {
            probe().clear();
            get(db().transaction(options, tx -> Categories.all().count(tx)));
            home().settle();

            assertThat(probe().calls().stream().filter(call -> call.kind() == Kind.BEGIN))
                    .extracting(Call::text)
                    .containsExactly(new TransactionMode(options.isolation(), options.lockMode(), options.readOnly())
                            .toString());
        }
    }

    @Test
    void anIsolationThatTheBackendHasNotIsRefused() {
        for (Isolation isolation : Isolation.values()) {
            TransactionOptions isolated = TransactionOptions.DEFAULT.withIsolation(isolation);
            if (!transactional()) {
                refuses(ErrorCode.TRANSACTION_UNSUPPORTED, () -> db().transaction(isolated, tx -> Mono.just(1)));
            } else if (!capabilities().transactions().isolations().contains(isolation)) {
                refuses(ErrorCode.ISOLATION_UNSUPPORTED, () -> db().transaction(isolated, tx -> Mono.just(1)));
            }
        }
    }

    @Test
    @Covers({
        "tx_lock_mode/mode_immediate_reaches_driver_and_commits",
        "tx_lock_mode/mode_exclusive_reaches_driver_and_commits"
    })
    void aLockModeReachesTheDriverOrIsRefused() {
        for (LockMode mode : LockMode.values()) {
            TransactionOptions locking = TransactionOptions.DEFAULT.withLockMode(mode);
            if (!transactional()) {
                refuses(ErrorCode.TRANSACTION_UNSUPPORTED, () -> db().transaction(locking, tx -> Mono.just(1)));
            } else if (!capabilities().transactions().lockModes().contains(mode)) {
                refuses(ErrorCode.LOCK_MODE_UNSUPPORTED, () -> db().transaction(locking, tx -> Mono.just(1)));
            } else {
                probe().clear();
                get(db().transaction(locking, tx -> category(mode.name()).exec(tx)));
                assertThat(probe().calls().stream().filter(call -> call.kind() == Kind.BEGIN))
                        .extracting(Call::text)
                        .containsExactly(new TransactionMode(null, mode, false).toString());
                assertThat(names()).contains(mode.name());
            }
        }
    }

    @Test
    void readCommittedSeesWhatOthersCommitAndRepeatableReadDoesNot() {
        if (refused()) {
            return;
        }
        if (!capabilities().transactions().isolations().contains(Isolation.READ_COMMITTED)) {
            refuses(
                    ErrorCode.ISOLATION_UNSUPPORTED,
                    () -> db().transaction(
                                    TransactionOptions.DEFAULT.withIsolation(Isolation.READ_COMMITTED),
                                    tx -> Mono.just(1)));
            assertThat(seenBeforeAndAfter(TransactionOptions.DEFAULT.withLockMode(LockMode.DEFERRED)))
                    .containsExactly(0L, 0L);
            return;
        }
        assertThat(seenBeforeAndAfter(TransactionOptions.DEFAULT.withIsolation(Isolation.READ_COMMITTED)))
                .containsExactly(0L, 1L);
        get(Categories.all().delete().exec(db()));
        if (capabilities().transactions().isolations().contains(Isolation.REPEATABLE_READ)) {
            assertThat(seenBeforeAndAfter(TransactionOptions.DEFAULT.withIsolation(Isolation.REPEATABLE_READ)))
                    .containsExactly(0L, 0L);
            get(Categories.all().delete().exec(db()));
        }
        assertThat(seenBeforeAndAfter(TransactionOptions.DEFAULT))
                .as("one that asks for nothing, on the same connections")
                .containsExactly(0L, 1L);
    }

    private List<Long> seenBeforeAndAfter(TransactionOptions options) {
        return get(db().transaction(
                        options,
                        tx -> Categories.all()
                                .count(tx)
                                .flatMap(before -> category("a")
                                        .exec(db().outsideTransaction())
                                        .then(Categories.all().count(tx))
                                        .map(after -> List.of(before, after)))));
    }

    /** Each reads what the other writes: one after the other, one of them would have seen something. */
    @Test
    void serializableFindsWriteSkew() {
        if (refused() || !capabilities().transactions().isolations().contains(Isolation.SERIALIZABLE)) {
            return;
        }
        TransactionOptions serializable =
                TransactionOptions.DEFAULT.withIsolation(Isolation.SERIALIZABLE).withLockMode(LockMode.DEFERRED);
        AtomicInteger tries = new AtomicInteger();
        RunnelException error = failure(() -> skew(serializable, tries));

        assertThat(error).isInstanceOf(ConflictException.class);
        assertThat(names()).containsExactly("inner");

        tries.set(0);
        get(Categories.all().delete().exec(db()));
        get(skew(serializable.withRetries(3, Duration.ofSeconds(10)), tries));
        assertThat(tries).hasValue(2);
        assertThat(names()).containsExactly("inner", "outer");
    }

    private Mono<Category> skew(TransactionOptions options, AtomicInteger tries) {
        return db().transaction(
                        options,
                        tx -> Categories.all()
                                .count(tx)
                                .flatMap(none -> (tries.incrementAndGet() > 1
                                                ? Mono.<Long>empty()
                                                : db().outsideTransaction()
                                                        .transaction(
                                                                TransactionOptions.DEFAULT.withIsolation(
                                                                        Isolation.SERIALIZABLE),
                                                                other -> Categories.all()
                                                                        .count(other)
                                                                        .then(category("inner")
                                                                                .exec(other))
                                                                        .thenReturn(none)))
                                        .then(category("outer").exec(tx))));
    }

    /** Whatever the body does beside the transaction ends too. */
    @Test
    void aStreamThatTakesTooLongIsCancelledAndRolledBack() {
        if (refused()) {
            return;
        }
        TransactionOptions brief = TransactionOptions.DEFAULT.withTimeout(Duration.ofMillis(200));
        AtomicInteger cancelled = new AtomicInteger();
        Mono<Void> late = db().transactionStreaming(
                        brief,
                        tx -> category("a")
                                .exec(tx)
                                .concatWith(Mono.<Category>never().doOnCancel(cancelled::incrementAndGet)))
                .then();
        failure(StatementTimeoutException.class, () -> late);
        home().settle();

        assertThat(cancelled).hasValue(1);
        assertThat(names()).isEmpty();
        assertThat(probe().kinds()).doesNotContain(Kind.COMMIT);
    }

    @Test
    void aTransactionThatTakesTooLongIsRolledBack() {
        if (refused()) {
            return;
        }
        TransactionOptions brief = TransactionOptions.DEFAULT.withTimeout(Duration.ofMillis(200));
        failure(
                StatementTimeoutException.class,
                () -> db().transaction(brief, tx -> category("a").exec(tx).then(Mono.never())));
        failure(
                StatementTimeoutException.class,
                () -> db().transactionStreaming(
                                brief, tx -> category("a").exec(tx).concatWith(Mono.never()))
                        .then());
        failure(
                StatementTimeoutException.class,
                () -> db().transactionMany(brief, tx -> category("a").exec(tx).concatWith(Mono.never()))
                        .then());

        assertThat(probe().openLeases()).isZero();
        assertThat(probe().kinds()).doesNotContain(Kind.COMMIT);
        assertThat(names()).isEmpty();
    }

    /** Each waits for what the other has locked: the database ends one of them, and its second try goes through. */
    @Test
    void aDeadlockIsAConflictOfOne() {
        if (refused()) {
            return;
        }
        Category a = get(category("a").exec(db()));
        Category b = get(category("b").exec(db()));
        if (!writesSideBySide()) {
            AtomicInteger once = new AtomicInteger();
            get(Mono.zip(
                    lockingBoth(a, Sinks.empty(), Mono.empty(), b, once),
                    lockingBoth(b, Sinks.empty(), Mono.empty(), a, once)));
            assertThat(once).as("one after the other").hasValue(2);
            return;
        }
        Sinks.Empty<Void> aIsLocked = Sinks.empty();
        Sinks.Empty<Void> bIsLocked = Sinks.empty();
        AtomicInteger tries = new AtomicInteger();
        get(Mono.zip(
                lockingBoth(a, aIsLocked, bIsLocked.asMono(), b, tries),
                lockingBoth(b, bIsLocked, aIsLocked.asMono(), a, tries)));

        assertThat(tries).hasValueGreaterThan(2);
        assertThat(names()).containsExactly("locked", "locked");
    }

    private Mono<Category> lockingBoth(
            Category first, Sinks.Empty<Void> locked, Mono<Void> otherLocked, Category second, AtomicInteger tries) {
        return db().transaction(TransactionOptions.DEFAULT.withRetries(5, Duration.ofSeconds(20)), tx -> {
            tries.incrementAndGet();
            return Categories.update(first)
                    .name("locked")
                    .exec(tx)
                    .doOnNext(done -> locked.tryEmitEmpty())
                    .then(otherLocked)
                    .then(Mono.defer(
                            () -> Categories.update(second).name("locked").exec(tx)));
        });
    }

    @Test
    void aConflictIsTriedAgainFromTheStart() {
        if (refused()) {
            return;
        }
        TransactionOptions patient = TransactionOptions.DEFAULT.withRetries(2, Duration.ofSeconds(10));
        AtomicInteger tries = new AtomicInteger();
        get(db().transaction(
                        patient,
                        tx -> category("a")
                                .exec(tx)
                                .flatMap(made -> tries.incrementAndGet() < 3
                                        ? Mono.error(new ConflictException("made up", null))
                                        : Mono.just(made))));
        assertThat(tries).hasValue(3);
        assertThat(names()).containsExactly("a");

        tries.set(0);
        ConflictException given = new ConflictException("made up", null);
        assertThat(failure(() -> db().transaction(patient, tx -> {
                    tries.incrementAndGet();
                    return Mono.error(given);
                })))
                .isSameAs(given);
        assertThat(tries).hasValue(3);
    }

    @Test
    void otherErrorsAreNotTriedAgainNorIsAnythingWithoutAsking() {
        if (refused()) {
            return;
        }
        AtomicInteger tries = new AtomicInteger();
        failure(() -> db().transaction(TransactionOptions.DEFAULT.withRetries(2, Duration.ofSeconds(10)), tx -> {
            tries.incrementAndGet();
            return Mono.error(new StatementTimeoutException("made up", null));
        }));
        failure(() -> db().transaction(tx -> {
            tries.incrementAndGet();
            return Mono.error(new ConflictException("made up", null));
        }));
        assertThat(tries).hasValue(2);
    }

    @Test
    void nothingIsTriedAgainBeyondTheBudget() {
        if (refused()) {
            return;
        }
        AtomicInteger tries = new AtomicInteger();
        failure(
                ConflictException.class,
                () -> db().transaction(TransactionOptions.DEFAULT.withRetries(1_000, Duration.ofMillis(300)), tx -> {
                    tries.incrementAndGet();
                    return Mono.error(new ConflictException("made up", null));
                }));
        assertThat(tries.get()).isBetween(2, 30);
    }

    @Test
    void errorsNameTheTransaction() {
        if (refused()) {
            return;
        }
        get(user("taken").exec(db()));
        RunnelException error = failure(() -> db().transaction(
                        TransactionOptions.DEFAULT.withName("sign up"),
                        tx -> user("taken").exec(tx)));

        assertThat(error.names()).containsEntry("transaction", "sign up");
        assertThat(error).hasMessageContaining("sign up");
    }

    @Test
    void optionsThatCannotBeMeantAreRefused() {
        for (Runnable made : List.<Runnable>of(
                () -> TransactionOptions.DEFAULT.withTimeout(Duration.ZERO),
                () -> TransactionOptions.DEFAULT.withRetries(-1, Duration.ofSeconds(1)),
                () -> TransactionOptions.DEFAULT.withRetries(1, Duration.ofSeconds(-1)),
                () -> TransactionOptions.DEFAULT.withTimeout(Duration.ofDays(200_000)),
                () -> TransactionOptions.DEFAULT.withRetries(1, Duration.ofSeconds(Long.MAX_VALUE)))) {
            assertThatThrownBy(made::run).isInstanceOf(InvalidConfigurationException.class);
        }
        if (!refused()) {
            refuses(
                    ErrorCode.TRANSACTION_OPTION,
                    () -> db().transactionStreaming(
                                    TransactionOptions.DEFAULT.withRetries(1, Duration.ofSeconds(1)),
                                    (Transaction tx) -> Flux.just(1))
                            .then());
        }
    }
}
