package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.NUMBER;
import static dev.runnel.driver.r2dbc.Samples.POSTS;
import static dev.runnel.driver.r2dbc.Samples.SAMPLES;
import static dev.runnel.driver.r2dbc.Samples.USERS;
import static dev.runnel.driver.r2dbc.Samples.USER_BIO;
import static dev.runnel.driver.r2dbc.Samples.own;
import static dev.runnel.driver.r2dbc.Samples.param;
import static dev.runnel.driver.r2dbc.Samples.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.DecodeException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.PoolExhaustedException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.SchemaMismatchException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.Driver;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateCount;
import dev.runnel.spi.UpdateRows;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What happens when something goes wrong: every row of {@code docs/errors.md} that a test can bring about, and every cancel. */
abstract class FaultTests extends DatabaseTest {
    static final String SECRET = "top-secret-value";
    private static final Duration SILENCE = Duration.ofMillis(300);
    static final InsertRows INSERT = new InsertRows(SAMPLES, INSERTED, 0, List.of());

    FaultTests(String url) {
        super(url);
    }

    /** A statement that runs for ten seconds and more. */
    abstract String endless();

    /** A statement that runs for so long. */
    abstract String slow(Duration time);

    /** The SQLSTATE of a number that does not fit its column. */
    String outOfRange() {
        return "22003";
    }

    <E extends RunnelException> E failure(Class<E> type, Runnable work) {
        E error = Objects.requireNonNull(catchThrowableOfType(type, work::run));
        assertThat(error.getMessage()).doesNotContain(SECRET);
        assertThat(error.toString()).doesNotContain(SECRET);
        assertThat(error.getCause()).isNull();
        return error;
    }

    private ConstraintViolationException violation(Table table, @Nullable Object... row) {
        return failure(ConstraintViolationException.class, () -> insert(table, row));
    }

    @Test
    void duplicateNamesConstraintAndColumns() {
        insert(USERS, id(1), SECRET, null);
        ConstraintViolationException email = violation(USERS, id(2), SECRET, null);
        assertThat(email.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(email.constraint()).contains("users_email");
        assertThat(email.columns()).containsExactly("email");
        ConstraintViolationException key = violation(USERS, id(1), "other", null);
        assertThat(key.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(key.columns()).containsExactly("id");
    }

    void insert(Table table, @Nullable Object... row) {
        insertAll(table, List.<@Nullable Object[]>of(row));
    }

    void insertAll(Table table, List<@Nullable Object[]> rows) {
        run(new InsertRows(table, table.columns(), 0, List.of()), rows);
    }

    @Test
    void danglingReferenceNamesConstraint() {
        boolean named = driver.capabilities().keys().namedForeignKeys();
        ConstraintViolationException noParent = violation(POSTS, id(1), 1L, SECRET, null);
        assertThat(noParent.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        if (named) {
            assertThat(noParent.constraint()).contains("posts_user");
            assertThat(noParent.columns()).containsExactly("user_id");
        } else {
            assertThat(noParent.constraint()).isEmpty();
        }
        insert(USERS, id(1), SECRET, null);
        insert(POSTS, id(1), 1L, SECRET, null);
        ConstraintViolationException stillUsed =
                failure(ConstraintViolationException.class, () -> run(new DeleteRows(USERS, TableExpr.ValueExpr.TRUE)));
        assertThat(stillUsed.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        assertThat(stillUsed.constraint().isPresent()).isEqualTo(named);
    }

    @Test
    void missingValueNamesColumn() {
        ConstraintViolationException missing = violation(USERS, id(1), null, SECRET);
        assertThat(missing.kind()).isEqualTo(ConstraintViolationException.Kind.NOT_NULL);
        assertThat(missing.columns()).containsExactly("email");
    }

    @Test
    void brokenCheckNamesConstraint() {
        lent(lease -> ((R2dbcLease) lease)
                .execute(
                        "CREATE TABLE IF NOT EXISTS \"checked\" (\"n\" bigint, CONSTRAINT \"positive\" CHECK (\"n\" > 0))")
                .thenReturn(true));
        Column n = new Column("checked", "n", 0, Type.of(StorageType.I64));
        Table checked = new Table("checked", List.of(n), List.of(n), List.of(), List.of(), List.of());
        ConstraintViolationException check = violation(checked, -1L);
        assertThat(check.kind()).isEqualTo(ConstraintViolationException.Kind.CHECK);
        assertThat(check.constraint()).contains("positive");
    }

    @Test
    void missingTableAndColumnAreNamed() {
        Column id = new Column("nowhere", "id", 0, Type.of(StorageType.UUID));
        Table nowhere = new Table("nowhere", List.of(id), List.of(id), List.of(), List.of(), List.of());
        SchemaMismatchException noTable =
                failure(SchemaMismatchException.class, () -> rows(select(nowhere, TableExpr.ValueExpr.TRUE, own(id))));
        assertThat(noTable.names()).containsEntry("table", "nowhere");
        Column other = new Column("users", "Other", 0, Type.of(StorageType.UUID));
        SchemaMismatchException noColumn =
                failure(SchemaMismatchException.class, () -> rows(select(USERS, TableExpr.ValueExpr.TRUE, own(other))));
        assertThat(noColumn.names()).containsEntry("column", "Other");
        Table wider = new Table("users", List.of(other), List.of(other), List.of(), List.of(), List.of());
        SchemaMismatchException notInserted = failure(SchemaMismatchException.class, () -> insert(wider, id(1)));
        assertThat(notInserted.names()).containsEntry("column", "Other");
    }

    /** What a column of texts cannot be read as. */
    StorageType otherThanText() {
        return StorageType.UUID;
    }

    @Test
    void columnOfOtherTypeIsDecodeFailed() {
        insert(USERS, id(1), SECRET, null);
        Column wrong = new Column("users", "email", 1, Type.of(otherThanText()));
        failure(DecodeException.class, () -> rows(select(USERS, TableExpr.ValueExpr.TRUE, own(wrong))));
        assertThat(rows(select(USERS, TableExpr.ValueExpr.TRUE, own(Samples.USER_EMAIL))))
                .hasSize(1);
    }

    @Test
    void overflowIsWhatDoesNotFit() {
        insertAll(SAMPLES, List.<@Nullable Object[]>of(sample(id(1), Long.MAX_VALUE)));
        UpdateRows more = new UpdateRows(
                SAMPLES,
                List.of(new UpdateRows.Assignment(
                        NUMBER,
                        TableExpr.Call.of(BuiltInFunctions.PLUS, own(NUMBER), Samples.literal(1L, StorageType.I64)))),
                TableExpr.ValueExpr.TRUE,
                List.of());
        InvalidValueException overflow = failure(InvalidValueException.class, () -> run(more));
        assertThat(overflow.reason()).isEqualTo(InvalidValueException.Reason.COMPUTED);
        assertThat(overflow.names()).containsEntry("sqlstate", outOfRange());
    }

    @Test
    void cancelFreesConnectionOfEndlessStatement() {
        List<Throwable> dropped = new CopyOnWriteArrayList<>();
        Hooks.onErrorDropped(dropped::add);
        R2dbcLease lease = lease();
        for (int round = 0; round < 3; round++) {
            Disposable running = lease.execute(endless()).subscribe();
            pause(Duration.ofMillis(150));
            long start = System.nanoTime();
            running.dispose();
            lease.cancel().block(PATIENCE);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(count(lease)).isZero();
        }
        lease.release().block(PATIENCE);
        Hooks.resetOnErrorDropped();
        assertThat(dropped).isEmpty();
    }

    @Test
    void cancelInsideOfTransactionLeavesItToBeRolledBack() {
        R2dbcLease lease = lease();
        lease.begin(TransactionMode.DEFAULT).block(PATIENCE);
        lease.run(driver.compile(INSERT), new Object[] {List.<@Nullable Object[]>of(sample(id(1), 1))})
                .block(PATIENCE);
        Disposable running = lease.execute(endless()).subscribe();
        pause(Duration.ofMillis(100));
        running.dispose();
        lease.cancel().block(PATIENCE);
        lease.rollback().block(PATIENCE);
        assertThat(count(lease)).isZero();
        lease.release().block(PATIENCE);
    }

    @Test
    void releaseStopsWhatIsLeftRunning() {
        for (int round = 0; round < 4; round++) {
            R2dbcLease lease = lease();
            Disposable running = lease.execute(endless()).subscribe();
            pause(Duration.ofMillis(50));
            running.dispose();
            lease.release().block(PATIENCE);
        }
        assertThat(rows(select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER)))).isEmpty();
    }

    @Test
    void cancelledStatementThatIsStillListenedToIsTimeout() {
        R2dbcLease lease = lease();
        Mono<Void> statement = lease.execute(endless()).cache();
        statement.subscribe(done -> {}, error -> {});
        pause(Duration.ofMillis(150));
        lease.cancel().block(PATIENCE);
        failure(StatementTimeoutException.class, () -> statement.block(PATIENCE));
        lease.release().block(PATIENCE);
    }

    @Test
    void statementThatIsNotAnsweredInTimeIsStopped() {
        R2dbcDriver impatient = impatient();
        R2dbcLease lease =
                (R2dbcLease) Objects.requireNonNull(impatient.acquire().block(PATIENCE));
        long start = System.nanoTime();
        StatementTimeoutException timeout = failure(
                StatementTimeoutException.class, () -> lease.execute(endless()).block(PATIENCE));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SILENCE, Duration.ofSeconds(2));
        assertThat(timeout.names()).containsEntry("statementTimeout", SILENCE.toString());
        assertThat(count(lease)).isZero();
        lease.release().block(PATIENCE);
        impatient.close().block(PATIENCE);
    }

    @Test
    void whatWasDoneBeforeTheSavepointSurvivesAStatementThatIsStopped() {
        R2dbcDriver impatient = impatient();
        R2dbcLease lease =
                (R2dbcLease) Objects.requireNonNull(impatient.acquire().block(PATIENCE));
        lease.begin(TransactionMode.DEFAULT).block(PATIENCE);
        lease.run(driver.compile(INSERT), new Object[] {List.<@Nullable Object[]>of(sample(id(1), 1))})
                .block(PATIENCE);
        lease.savepoint("here").block(PATIENCE);
        lease.run(driver.compile(INSERT), new Object[] {List.<@Nullable Object[]>of(sample(id(2), 2))})
                .block(PATIENCE);
        failure(StatementTimeoutException.class, () -> lease.execute(endless()).block(PATIENCE));
        lease.rollbackTo("here").block(PATIENCE);
        lease.commit().block(PATIENCE);
        lease.release().block(PATIENCE);
        impatient.close().block(PATIENCE);
        assertThat(rows(select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER)))).containsExactly(List.of(1L));
    }

    /** What waits behind a slow statement on the same connection has its own time. */
    @Test
    void statementsThatFollowEachOtherAreNotCountedTogether() {
        Duration silence = Duration.ofSeconds(1);
        String slow = slow(silence.dividedBy(4));
        R2dbcDriver impatient = open(PoolOptions.DEFAULT.withStatementTimeout(silence));
        R2dbcLease lease =
                (R2dbcLease) Objects.requireNonNull(impatient.acquire().block(PATIENCE));
        Flux.range(0, 6).flatMap(n -> lease.execute(slow)).blockLast(PATIENCE);
        lease.release().block(PATIENCE);
        impatient.close().block(PATIENCE);
    }

    private R2dbcDriver impatient() {
        return open(PoolOptions.DEFAULT.withStatementTimeout(SILENCE));
    }

    @Test
    void cancelledRowsAtEverySizeLeaveConnectionUsable() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            rows.add(sample(id(i), i));
        }
        insertAll(SAMPLES, rows);
        SelectRows all = select(
                SAMPLES, new TableExpr.Compare(CompareOp.GE, own(NUMBER), param(0, StorageType.I64)), own(NUMBER));
        for (int taken : new int[] {0, 1, 255, 256, 257, 511, 512, 1999, 2000}) {
            R2dbcLease lease = lease();
            List<Long> some = lease.rows(driver.compile(all), new Object[] {0L}, row -> row.getLong(0))
                    .takeUntil(number -> taken == 0)
                    .take(Math.max(1, taken))
                    .collectList()
                    .block(PATIENCE);
            assertThat(some).hasSize(Math.max(1, taken));
            lease.cancel().block(PATIENCE);
            assertThat(count(lease)).isEqualTo(2000);
            lease.release().block(PATIENCE);
        }
    }

    @Test
    void readerThatFailsLeavesConnectionUsable() {
        insertAll(SAMPLES, List.of(sample(id(1), 1), sample(id(2), 2)));
        SelectRows all = select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER));
        for (int round = 0; round < 3; round++) {
            IllegalStateException own = catchThrowableOfType(
                    IllegalStateException.class,
                    () -> lent(lease -> lease.rows(driver.compile(all), new Object[0], row -> {
                                throw new IllegalStateException("of the reader");
                            })
                            .then()));
            assertThat(own).hasMessage("of the reader");
        }
        assertThat(rows(all)).hasSize(2);
    }

    @Test
    void commitThatIsSentIsNotCancelled() {
        R2dbcLease lease = lease();
        lease.begin(TransactionMode.DEFAULT).block(PATIENCE);
        lease.run(driver.compile(INSERT), new Object[] {List.<@Nullable Object[]>of(sample(id(1), 1))})
                .block(PATIENCE);
        lease.commit().subscribe().dispose();
        lease.commit().block(PATIENCE);
        lease.release().block(PATIENCE);
        assertThat(rows(select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER)))).containsExactly(List.of(1L));
    }

    @Test
    void beginThatIsCancelledIsRolledBack() {
        for (int round = 0; round < 20; round++) {
            R2dbcLease lease = lease();
            lease.begin(TransactionMode.DEFAULT).subscribe().dispose();
            lease.rollback().block(PATIENCE);
            lease.release().block(PATIENCE);
            insertAll(SAMPLES, List.<@Nullable Object[]>of(sample(id(round), round)));
        }
        assertThat(rows(select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER)))).hasSize(20);
    }

    @Test
    void fullPoolIsExhausted() {
        R2dbcLease one = lease();
        R2dbcLease two = lease();
        Driver small = open(PoolOptions.DEFAULT.withSize(1).withAcquireTimeout(Duration.ofMillis(200)));
        Lease only = Objects.requireNonNull(small.acquire().block(PATIENCE));
        PoolExhaustedException exhausted =
                failure(PoolExhaustedException.class, () -> small.acquire().block(PATIENCE));
        assertThat(exhausted.names()).containsEntry("poolSize", "1");
        only.release().block(PATIENCE);
        Lease again = Objects.requireNonNull(small.acquire().block(PATIENCE));
        again.release().block(PATIENCE);
        small.close().block(PATIENCE);
        Flux.just(one, two).concatMap(Lease::release).blockLast(PATIENCE);
    }

    @Test
    void closedDriverGivesNoLease() {
        driver.close().block(PATIENCE);
        driver.close().block(PATIENCE);
        InvalidStatementException closed =
                failure(InvalidStatementException.class, () -> driver.acquire().block(PATIENCE));
        assertThat(closed.code()).isEqualTo(ErrorCode.CLOSED);
    }

    @Test
    void callerIsNotBlocked() {
        insert(USERS, id(1), SECRET, null);
        SelectRows users = select(USERS, TableExpr.ValueExpr.TRUE, own(USER_BIO));
        // BlockHound looks at threads of this scheduler
        UpdateCount outcome = Mono.usingWhen(
                        Mono.defer(driver::acquire),
                        lease -> lease.run(driver.compile(users), new Object[0]),
                        Lease::release)
                .subscribeOn(Schedulers.parallel())
                .block(PATIENCE);
        assertThat(outcome).isEqualTo(UpdateCount.matched(1));
        R2dbcLease lease = lease();
        long start = System.nanoTime();
        Boolean timedOut = lease.execute(endless())
                .thenReturn(false)
                .timeout(Duration.ofMillis(100), Mono.just(true))
                .subscribeOn(Schedulers.parallel())
                .block(PATIENCE);
        assertThat(timedOut).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        lease.release().block(PATIENCE);
    }

    ConnectFailedException connectFailure(String url) {
        Driver elsewhere = new R2dbcDriverProvider().create(url, PoolOptions.DEFAULT);
        ConnectFailedException failed =
                failure(ConnectFailedException.class, () -> elsewhere.acquire().block(PATIENCE));
        elsewhere.close().block(PATIENCE);
        return failed;
    }

    R2dbcLease lease() {
        return (R2dbcLease) Objects.requireNonNull(driver.acquire().block(PATIENCE));
    }

    long count(Lease lease) {
        SelectRows count = select(SAMPLES, TableExpr.ValueExpr.TRUE, new TableExpr.CountAll());
        return Objects.requireNonNull(lease.rows(driver.compile(count), new Object[0], row -> row.getLong(0))
                .single()
                .block(PATIENCE));
    }

    private static void pause(Duration time) {
        Mono.delay(time).block();
    }
}
