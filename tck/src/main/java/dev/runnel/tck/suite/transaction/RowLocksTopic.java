package dev.runnel.tck.suite.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.Statement;
import dev.runnel.Transaction;
import dev.runnel.TransactionOptions;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.RunnelException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.spi.Isolation;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.type.LockWait;
import dev.runnel.type.RowLock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Row locks of one transaction while another transaction requests them. */
public abstract class RowLocksTopic extends InteractiveTopic {
    private static final int WORKERS = 4;
    private static final Todo TODO = Sample.TODOS.get(0);

    // ---- what a lock does

    /** A transaction that waits for a lock sees the commit of the lock's holder, although it asked before. */
    @Test
    @Covers("row_locks/for_update_waits_for_the_holder")
    void aLockedRowIsWaitedFor() {
        if (refusedHere()) {
            return;
        }
        List<Todo> seen = waiting(todo(), tx -> Todos.update(TODO).points(777L).exec(tx));

        assertThat(seen).extracting(Todo::points).containsExactly(777L);
    }

    @Test
    void aRowThatTheConditionHoldsForNoMoreIsLeftOut() {
        if (refusedHere()) {
            return;
        }
        List<Todo> seen = waiting(
                todo().filter(t -> t.points().eq(TODO.points())),
                tx -> Todos.update(TODO).points(777L).exec(tx));

        assertThat(seen).isEmpty();
    }

    @Test
    @Covers("row_locks/no_wait_fails_at_once")
    void noWaitOnALockedRowIsConflict() {
        if (refusedHere()) {
            return;
        }
        RunnelException conflict = whileLocked(
                todo().forUpdate(),
                () -> failure(() -> db().transaction(tx -> category("c")
                        .exec(tx)
                        .then(todo().forUpdate(LockWait.NO_WAIT).one(tx)))));

        assertThat(conflict).isInstanceOf(ConflictException.class);
        assertThat(get(Categories.filter(c -> c.name().eq("c")).count(db()))).isZero();
        assertThat(isFree(todo())).isTrue();
    }

    @Test
    @Covers("row_locks/skip_locked_leaves_locked_rows_out")
    void skipLockedLeavesOutWhatIsLocked() {
        if (refusedHere()) {
            return;
        }
        List<Todo> others = whileLocked(
                todo().forUpdate(),
                () -> get(db().transaction(tx ->
                        Todos.all().forUpdate(LockWait.SKIP_LOCKED).exec(tx))));

        assertThat(others).hasSize(Sample.TODOS.size() - 1).extracting(Todo::id).doesNotContain(TODO.id());
    }

    /** Four workers hold a job each at the same time, and take all of them, each once. */
    @Test
    @Covers("row_locks/skip_locked_is_a_work_queue")
    void aWorkQueue() {
        if (refusedHere()) {
            return;
        }
        CountDownLatch together = new CountDownLatch(WORKERS);
        assertThat(taken(jobs -> jobs, job -> whenAllHaveOne(together)))
                .hasSize(40)
                .doesNotHaveDuplicates();
    }

    /** In the order of the jobs, as far as they are free. */
    @Test
    @Covers("row_locks/skip_locked_is_a_work_queue")
    void aWorkQueueInOrder() {
        if (refusedHere()) {
            return;
        }
        assertThat(taken(jobs -> jobs.orderBy(c -> c.name().asc()), job -> Mono.empty()))
                .hasSize(40)
                .doesNotHaveDuplicates();
    }

    /** The jobs that several workers took, one after the other in a transaction each, until there was none. */
    private List<String> taken(UnaryOperator<Categories.Query> queue, Function<Category, Mono<?>> work) {
        try (TestDb home = TestDb.open(fixture(), WORKERS, Sample.models())) {
            Db db = home.db();
            get(Categories.createMany(IntStream.range(0, 40)
                            .mapToObj(n -> category("job " + n))
                            .toList())
                    .exec(db));
            Categories.Query open = queue.apply(Categories.filter(c -> c.name().startsWith("job")));
            Mono<Optional<String>> next = db.transaction(tx -> open.forUpdate(LockWait.SKIP_LOCKED)
                            .first(tx)
                            .flatMap(job -> work.apply(job)
                                    .then(Categories.update(job).name("done").exec(tx))
                                    .thenReturn(job.name())))
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty());
            List<String> taken = list(Flux.range(0, WORKERS)
                    .flatMap(
                            worker ->
                                    next.repeat().takeWhile(Optional::isPresent).map(Optional::get),
                            WORKERS));
            home.settle();
            return taken;
        }
    }

    @Test
    @Covers("row_locks/locks_end_with_their_transaction")
    void aLockEndsWithItsTransaction() {
        if (refusedHere()) {
            return;
        }
        assertThat(whileLocked(todo().forUpdate(), () -> isFree(todo()))).isFalse();
        assertThat(isFree(todo())).as("after commit").isTrue();

        failure(() -> db().transaction(tx ->
                todo().forUpdate().one(tx).then(Users.byEmail("nobody").one(tx))));
        assertThat(isFree(todo())).as("after rollback").isTrue();

        Sinks.Empty<Void> locked = Sinks.empty();
        Disposable holder = db().transaction(tx -> todo().forUpdate()
                        .one(tx)
                        .doOnNext(mine -> locked.tryEmitEmpty())
                        .then(Mono.<Todo>never()))
                .subscribe();
        locked.asMono().block(TestDb.PATIENCE);
        assertThat(isFree(todo())).as("before cancel").isFalse();
        holder.dispose();
        home().settle();
        assertThat(isFree(todo())).as("after cancel").isTrue();
    }

    /** A wait for a lock is cancelled with its transaction, and its connection stays usable. */
    @Test
    void lockWaitsCanBeCancelled() {
        if (refusedHere()) {
            return;
        }
        TransactionOptions brief = TransactionOptions.DEFAULT.withTimeout(Duration.ofMillis(100));
        RunnelException late = whileLocked(
                todo().forUpdate(),
                () -> failure(
                        () -> db().transaction(brief, tx -> todo().forUpdate().one(tx))));

        assertThat(late).isInstanceOf(StatementTimeoutException.class);
        assertThat(isFree(todo())).isTrue();
    }

    @Test
    @Covers("row_locks/for_share_is_held_by_several")
    void aSharedLockIsHeldBySeveral() {
        if (refusedHere() || refusedLock(new RowLock(RowLock.Strength.SHARE, LockWait.WAIT))) {
            return;
        }
        whileLocked(todo().forShare(), () -> {
            assertThat(succeeds(todo().forShare(LockWait.NO_WAIT))).isTrue();
            assertThat(succeeds(todo().forUpdate(LockWait.NO_WAIT))).isFalse();
            assertThat(locking(todo().forUpdate(LockWait.SKIP_LOCKED))).isEmpty();
            return true;
        });
        whileLocked(todo().forUpdate(), () -> {
            assertThat(succeeds(todo().forShare(LockWait.NO_WAIT))).isFalse();
            assertThat(locking(todo().forShare(LockWait.SKIP_LOCKED))).isEmpty();
            return true;
        });
    }

    /** In a transaction that sees one snapshot, a row that another one has changed since cannot be locked as it was. */
    @Test
    void inASnapshotARowThatHasChangedIsConflict() {
        if (refusedHere()) {
            return;
        }
        if (!capabilities().transactions().isolations().contains(Isolation.REPEATABLE_READ)) {
            refuses(
                    ErrorCode.ISOLATION_UNSUPPORTED,
                    () -> db().transaction(
                                    TransactionOptions.DEFAULT.withIsolation(Isolation.REPEATABLE_READ),
                                    tx -> Mono.just(1)));
            return;
        }
        TransactionOptions snapshot = TransactionOptions.DEFAULT.withIsolation(Isolation.REPEATABLE_READ);
        assertThat(failure(() -> db().transaction(
                                snapshot,
                                tx -> Todos.all()
                                        .count(tx)
                                        .flatMap(n -> Todos.update(TODO)
                                                .points(777L)
                                                .exec(db().outsideTransaction())
                                                .then(todo().forUpdate().one(tx))))))
                .isInstanceOf(ConflictException.class);
    }

    // ---- which rows

    @Test
    @Covers("row_locks/only_the_rows_of_the_query")
    void includedRowsAreNotLocked() {
        if (refusedHere()) {
            return;
        }
        Users.Query user = Users.byId(TODO.userId());
        List<Todo> given = whileLocked(
                todo().include(t -> t.user(), t -> t.steps()).forUpdate(),
                () -> get(db().transaction(tx -> user.forUpdate(LockWait.NO_WAIT)
                        .one(tx)
                        .flatMapMany(owner -> Users.todos(owner)
                                .forUpdate(LockWait.SKIP_LOCKED)
                                .all(tx))
                        .collectList())));

        assertThat(given).isNotEmpty().extracting(Todo::id).doesNotContain(TODO.id());
    }

    /** Over a required relation and an optional one. */
    @Test
    @Covers("row_locks/only_the_rows_of_the_query")
    void rowsOfFiltersAndOrdersAreNotLocked() {
        if (refusedHere()) {
            return;
        }
        User owner = Sample.userOf(TODO);
        Todos.Query locked = todo().filter(t -> t.user().email().eq(owner.email()))
                .filter(t -> t.parent().isNull())
                .orderBy(t -> t.category().name().asc());
        whileLocked(locked.forUpdate(), () -> {
            assertThat(isFree(todo())).isFalse();
            assertThat(succeeds(Users.all().forUpdate(LockWait.NO_WAIT))).isTrue();
            assertThat(succeeds(Categories.all().forUpdate(LockWait.NO_WAIT))).isTrue();
            assertThat(Sample.TODOS.stream().filter(other -> !other.id().equals(TODO.id())))
                    .allMatch(other -> isFree(Todos.byId(other.id())));
            return true;
        });
    }

    @Test
    void rowsOfSubqueriesAreNotLocked() {
        if (refusedHere()) {
            return;
        }
        Users.Query owner = Users.byId(TODO.userId())
                .filter(u -> u.todos().any(t -> t.id().eq(TODO.id())))
                .filter(u -> u.id().in(Todos.all().select(t -> t.user().id())));
        assertThat(whileLocked(owner.forUpdate(), () -> isFree(Todos.all()))).isTrue();
    }

    @Test
    void aSelectionLocksItsRows() {
        if (refusedHere()) {
            return;
        }
        Boolean free = get(db().transaction(tx -> todo().forUpdate()
                .select(t -> t.title(), t -> t.user().name())
                .one(tx)
                .flatMap(row -> blocking(() -> isFree(todo())))));

        assertThat(free).isFalse();
    }

    @Test
    void aLimitLocksNoMoreThanItGives() {
        if (refusedHere()) {
            return;
        }
        assertThat(left(Todos.all().limit(3))).hasSize(Sample.TODOS.size() - 3);
    }

    /** Where rows are sorted, a database may lock those too that the limit leaves out. */
    @Test
    void aSortedLimitLocksAtLeastWhatItGives() {
        if (refusedHere()) {
            return;
        }
        List<Todo> first = list(Todos.all().orderBy(t -> t.id().asc()).limit(3).all(db()));
        assertThat(left(Todos.all().orderBy(t -> t.id().asc()).limit(3))).doesNotContainAnyElementsOf(first);
    }

    /** The todos that are free while these are locked. */
    private List<Todo> left(Todos.Query locked) {
        return get(db().transaction(tx -> locked.forUpdate()
                .exec(tx)
                .doOnNext(rows -> assertThat(rows).hasSize(3))
                .then(blocking(() -> locking(Todos.all().forUpdate(LockWait.SKIP_LOCKED))))));
    }

    /** Window after window, each locked when it is read. */
    @Test
    @Covers("row_locks/streams_lock_their_windows")
    void aStreamLocksItsWindows() {
        if (refusedHere()) {
            return;
        }
        get(Categories.createMany(Collections.nCopies(700, category("many"))).exec(db()));
        Categories.Query many = Categories.filter(c -> c.name().eq("many"));
        probe().clear();
        List<Category> left =
                get(db().transaction(tx -> many.orderBy(c -> c.name().desc())
                        .forUpdate()
                        .all(tx)
                        .count()
                        .doOnNext(rows -> assertThat(rows).isEqualTo(700))
                        .then(blocking(() -> get(db().transaction(other ->
                                many.forUpdate(LockWait.SKIP_LOCKED).exec(other)))))));

        assertThat(left).isEmpty();
        assertThat(probe().statements()).hasSizeGreaterThan(2).allMatch(sql -> sql.contains("FOR UPDATE"));
    }

    @Test
    void aStreamWithIncludesLocksItsWindows() {
        if (refusedHere()) {
            return;
        }
        Boolean free = get(db().transaction(tx -> Todos.all()
                .include(t -> t.user())
                .forUpdate()
                .all(tx)
                .count()
                .doOnNext(rows -> assertThat(rows).isEqualTo(Sample.TODOS.size()))
                .then(blocking(() -> isFree(todo()) || !isFree(Users.all())))));

        assertThat(free).isFalse();
    }

    @Test
    void aNestedTransactionAndABatchLock() {
        if (refusedHere()) {
            return;
        }
        Boolean free = get(db().transaction(tx ->
                tx.transaction(inner -> todo().forUpdate().one(inner)).then(blocking(() -> isFree(todo())))));

        assertThat(free).isFalse();
        assertThat(get(db().batch(todo().forUpdate(), Users.all().count())).getT1())
                .hasSize(1);
    }

    // ---- what is refused

    @Test
    @Covers("row_locks/outside_of_a_transaction_is_refused")
    void outsideOfATransactionIsRefused() {
        if (refusedHere()) {
            return;
        }
        refuses(ErrorCode.LOCK_OUTSIDE_TRANSACTION, () -> todo().forUpdate().one(db()));
        refuses(ErrorCode.LOCK_OUTSIDE_TRANSACTION, () -> todo().forUpdate().first(db()));
        refuses(
                ErrorCode.LOCK_OUTSIDE_TRANSACTION,
                () -> todo().forUpdate().all(db()).collectList());
        refuses(
                ErrorCode.LOCK_OUTSIDE_TRANSACTION,
                () -> todo().forUpdate().select(t -> t.title()).exec(db()));
        refuses(
                ErrorCode.LOCK_OUTSIDE_TRANSACTION,
                () -> Todos.filter(t -> t.id().in(List.of())).forUpdate().exec(db()));
        refuses(ErrorCode.LOCK_OUTSIDE_TRANSACTION, () -> db().batch(List.of(todo().forUpdate())));
    }

    @Test
    void aTransactionThatIsOnlyToReadLocksNothing() {
        if (refusedHere()) {
            return;
        }
        probe().clear();
        assertThat(failure(() -> db().transaction(
                                        TransactionOptions.DEFAULT.withReadOnly(),
                                        tx -> todo().forUpdate().one(tx)))
                        .code())
                .isEqualTo(ErrorCode.READ_ONLY_TRANSACTION);
        assertThat(probe().statements()).isEmpty();
    }

    @Test
    void statementsWithoutRowsCannotLock() {
        refuses(ErrorCode.NOT_LOCKABLE, () -> todo().forUpdate().count(db()));
        refuses(ErrorCode.NOT_LOCKABLE, () -> todo().forUpdate().exists(db()));
        refuses(ErrorCode.NOT_LOCKABLE, () -> todo().forUpdate().page(2, db()));
        refuses(
                ErrorCode.NOT_LOCKABLE,
                () -> todo().forUpdate().select(t -> t.title()).distinct().exec(db()));
        refuses(
                ErrorCode.NOT_LOCKABLE,
                () -> Users.filter(u -> u.id().in(
                                        todo().forUpdate().select(t -> t.user().id())))
                        .exec(db()));
        refuses(
                ErrorCode.NOT_LOCKABLE,
                () -> Users.all()
                        .include(u -> u.todos().with(todos -> todos.forUpdate()))
                        .exec(db()));
        refuses(
                ErrorCode.QUERY_HAS_MORE_THAN_FILTER,
                () -> todo().forUpdate().delete().exec(db()));
        refuses(
                ErrorCode.QUERY_HAS_MORE_THAN_FILTER,
                () -> todo().forUpdate().update().points(1L).exec(db()));
    }

    /** A lock that a backend does not have is refused by name, and the transaction is well. */
    @Test
    @Covers("row_locks/a_lock_that_is_not_native_is_refused")
    void aLockThatIsNotNativeIsRefused() {
        for (RowLock.Strength strength : RowLock.Strength.values()) {
            for (LockWait wait : LockWait.values()) {
                Todos.Query locked =
                        strength == RowLock.Strength.UPDATE ? todo().forUpdate(wait) : todo().forShare(wait);
                if (!capabilities().transactions().locks().contains(new RowLock(strength, wait))) {
                    refuses(ErrorCode.LOCK_UNSUPPORTED, () -> locked.exec(db()));
                } else {
                    assertThat(locking(locked)).isEmpty();
                }
            }
        }
    }

    private boolean refusedHere() {
        seed();
        if (capabilities().transactions().locks().contains(new RowLock(RowLock.Strength.UPDATE, LockWait.WAIT))) {
            return false;
        }
        refuses(ErrorCode.LOCK_UNSUPPORTED, () -> todo().forUpdate().exec(db()));
        return true;
    }

    private boolean refusedLock(RowLock lock) {
        if (capabilities().transactions().locks().contains(lock)) {
            return false;
        }
        refuses(
                ErrorCode.LOCK_UNSUPPORTED,
                () -> todo().forShare(lock.waiting()).exec(db()));
        return true;
    }

    // ---- two transactions

    private static Todos.Query todo() {
        return Todos.byId(TODO.id());
    }

    /** The result of a transaction that asks for the lock while another one has it, runs {@code before} and commits. */
    private List<Todo> waiting(Todos.Query wanted, Function<Transaction, Mono<?>> before) {
        Sinks.One<List<Todo>> seen = Sinks.one();
        get(db().transaction(tx -> todo().forUpdate().one(tx).flatMap(mine -> {
            probe().clear();
            db().transaction(other -> wanted.forUpdate().exec(other)).subscribe(seen::tryEmitValue, seen::tryEmitError);
            return Flux.interval(Duration.ofMillis(1))
                    .filter(tick -> !probe().statements().isEmpty())
                    .next()
                    .then(Mono.defer(() -> before.apply(tx)));
        })));
        return get(seen.asMono());
    }

    private <T> T whileLocked(Todos.Query locked, Callable<T> meanwhile) {
        return get(db().transaction(tx ->
                locked.exec(tx).doOnNext(rows -> assertThat(rows).hasSize(1)).then(blocking(meanwhile))));
    }

    private <T> T whileLocked(Users.Query locked, Callable<T> meanwhile) {
        return get(db().transaction(tx ->
                locked.exec(tx).doOnNext(rows -> assertThat(rows).hasSize(1)).then(blocking(meanwhile))));
    }

    private <T> List<T> locking(Statement<List<T>> rows) {
        return get(db().transaction(rows::exec));
    }

    private boolean isFree(Todos.Query rows) {
        return succeeds(rows.forUpdate(LockWait.NO_WAIT));
    }

    private boolean isFree(Users.Query rows) {
        return succeeds(rows.forUpdate(LockWait.NO_WAIT));
    }

    private boolean succeeds(Statement<?> locking) {
        return get(db().transaction(tx -> locking.exec(tx).thenReturn(true))
                .onErrorResume(ConflictException.class, held -> Mono.just(false)));
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }

    private static Mono<?> whenAllHaveOne(CountDownLatch together) {
        return blocking(() -> {
                    together.countDown();
                    return together.await(TestDb.PATIENCE.toSeconds(), TimeUnit.SECONDS);
                })
                .doOnNext(all -> assertThat(all).as("all workers have a job").isTrue());
    }
}
