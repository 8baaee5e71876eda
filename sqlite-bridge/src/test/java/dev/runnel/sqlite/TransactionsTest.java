package dev.runnel.sqlite;

import static dev.runnel.sqlite.Sqlite.ENDLESS;
import static dev.runnel.sqlite.Sqlite.PATIENCE;
import static dev.runnel.sqlite.Sqlite.await;
import static dev.runnel.sqlite.Sqlite.one;
import static dev.runnel.sqlite.Sqlite.read;
import static dev.runnel.sqlite.Sqlite.run;
import static dev.runnel.sqlite.Sqlite.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.r2dbc.spi.TransactionDefinition;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import org.sqlite.Function;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;

/** Transactions of one connection, and of two on one file. */
class TransactionsTest {
    @TempDir
    private Path directory;

    private SqliteConnection a;
    private SqliteConnection b;

    @BeforeEach
    void open() {
        var factory = Sqlite.file(directory.resolve("tx.db"), "busyTimeout=0");
        a = Sqlite.open(factory);
        b = Sqlite.open(factory);
        run(a, "CREATE TABLE t (i INTEGER PRIMARY KEY, x TEXT UNIQUE)");
    }

    @AfterEach
    void close() {
        a.close().block(PATIENCE);
        b.close().block(PATIENCE);
    }

    @Test
    void rollbackRemovesTheRows() {
        begin(a, Map.of());
        assertThat(a.isAutoCommit()).isFalse();
        run(a, "INSERT INTO t (x) VALUES ('a')");
        a.rollbackTransaction().block(PATIENCE);
        assertThat(a.isAutoCommit()).isTrue();
        assertThat(count(a)).isZero();
    }

    @Test
    void savepointsEndAndAreReleased() {
        begin(a, Map.of());
        run(a, "INSERT INTO t (x) VALUES ('a')");
        a.createSavepoint("a \"point\"").block(PATIENCE);
        run(a, "INSERT INTO t (x) VALUES ('b')");
        a.rollbackTransactionToSavepoint("a \"point\"").block(PATIENCE);
        a.releaseSavepoint("a \"point\"").block(PATIENCE);
        assertThatThrownBy(() -> a.releaseSavepoint("a \"point\"").block(PATIENCE))
                .isInstanceOf(R2dbcException.class);
        a.commitTransaction().block(PATIENCE);
        assertThat(read(b, "SELECT x FROM t")).containsExactly("a");
    }

    @Test
    void aSavepointWithoutATransactionBeginsOneThatItsReleaseDoesNotEnd() {
        a.createSavepoint("s").block(PATIENCE);
        run(a, "INSERT INTO t (x) VALUES ('a')");
        a.releaseSavepoint("s").block(PATIENCE);
        assertThat(a.isAutoCommit()).isFalse();
        assertThat(count(b)).isZero();
        a.commitTransaction().block(PATIENCE);
        assertThat(count(b)).isEqualTo(1);
    }

    @Test
    void immediateTakesTheLockForWritingAtOnce() {
        begin(a, Map.of(SqliteConnectionFactoryProvider.LOCK_MODE, BeginMode.IMMEDIATE));
        assertThat(count(b)).isZero();
        assertThatThrownBy(() -> begin(b, Map.of(SqliteConnectionFactoryProvider.LOCK_MODE, BeginMode.IMMEDIATE)))
                .isInstanceOf(R2dbcTransientResourceException.class)
                .satisfies(e -> assertThat(((R2dbcException) e).getErrorCode()).isEqualTo(5));
        assertThat(b.isAutoCommit()).isTrue();
        a.rollbackTransaction().block(PATIENCE);
    }

    @Test
    void exclusiveKeepsReadersOutToo() {
        begin(a, Map.of(SqliteConnectionFactoryProvider.LOCK_MODE, BeginMode.EXCLUSIVE));
        assertThatThrownBy(() -> count(b)).isInstanceOf(R2dbcTransientResourceException.class);
        a.commitTransaction().block(PATIENCE);
        assertThat(count(b)).isZero();
    }

    @Test
    void theLockModeOfTheUrlIsTheDefault() {
        SqliteConnection eager =
                Sqlite.open(Sqlite.file(directory.resolve("tx.db"), "lockMode=immediate", "busyTimeout=0"));
        eager.beginTransaction().block(PATIENCE);
        assertThatThrownBy(() -> run(b, "INSERT INTO t (x) VALUES ('b')"))
                .isInstanceOf(R2dbcTransientResourceException.class);
        eager.close().block(PATIENCE);
        assertThat(run(b, "INSERT INTO t (x) VALUES ('b')"))
                .as("closing has rolled back")
                .isEqualTo(1);
    }

    @Test
    void aLockIsWaitedForAsLongAsItSays() {
        begin(a, Map.of(SqliteConnectionFactoryProvider.LOCK_MODE, BeginMode.IMMEDIATE));
        AtomicReference<Object> written = new AtomicReference<>();
        b.setLockWaitTimeout(PATIENCE).block(PATIENCE);
        values(b, "INSERT INTO t (x) VALUES ('b') RETURNING x").subscribe(written::set);
        run(a, "INSERT INTO t (x) VALUES ('a')");
        a.commitTransaction().block(PATIENCE);
        await(() -> written.get() != null);

        begin(a, Map.of(SqliteConnectionFactoryProvider.LOCK_MODE, BeginMode.IMMEDIATE));
        b.setLockWaitTimeout(Duration.ofMillis(150)).block(PATIENCE);
        long start = System.nanoTime();
        assertThatThrownBy(() -> run(b, "INSERT INTO t (x) VALUES ('c')"))
                .isInstanceOf(R2dbcTransientResourceException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(149), Duration.ofSeconds(5));
    }

    @Test
    void aWaitForALockIsCancelledAtOnce() {
        begin(a, Map.of(SqliteConnectionFactoryProvider.LOCK_MODE, BeginMode.IMMEDIATE));
        b.setLockWaitTimeout(Duration.ofMinutes(5)).block(PATIENCE);
        Disposable waiting =
                values(b, "INSERT INTO t (x) VALUES ('b') RETURNING x").subscribe();
        Disposable beginning = b.beginTransaction(
                        definition(Map.of(SqliteConnectionFactoryProvider.LOCK_MODE, BeginMode.IMMEDIATE)))
                .subscribe();
        long start = System.nanoTime();
        waiting.dispose();
        beginning.dispose();
        assertThat(count(b)).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(b.isAutoCommit()).isTrue();
    }

    @Test
    void aReadOnlyTransactionWritesNothing() {
        begin(a, Map.of(TransactionDefinition.READ_ONLY, true));
        assertThatThrownBy(() -> run(a, "INSERT INTO t (x) VALUES ('a')"))
                .isInstanceOf(R2dbcPermissionDeniedException.class);
        a.commitTransaction().block(PATIENCE);
        assertThat(run(a, "INSERT INTO t (x) VALUES ('a')")).isEqualTo(1);
    }

    @Test
    void theWaitOfATransactionEndsWithIt() {
        begin(a, Map.of(TransactionDefinition.LOCK_WAIT_TIMEOUT, Duration.ofSeconds(7)));
        assertThat(a.db().lockWait()).isEqualTo(Duration.ofSeconds(7));
        a.rollbackTransaction().block(PATIENCE);
        assertThat(a.db().lockWait()).isZero();
    }

    @Test
    void aWriteOnAnOutdatedSnapshotIsARollbackException() {
        one(a, "PRAGMA journal_mode = wal");
        begin(a, Map.of());
        count(a);
        run(b, "INSERT INTO t (x) VALUES ('b')");
        assertThatThrownBy(() -> run(a, "INSERT INTO t (x) VALUES ('a')")).isInstanceOf(R2dbcRollbackException.class);
        a.rollbackTransaction().block(PATIENCE);
        assertThat(run(a, "INSERT INTO t (x) VALUES ('a')")).isEqualTo(1);
    }

    @Test
    void isolationIsSerializableOrMoreThanAsked() {
        begin(a, Map.of(TransactionDefinition.ISOLATION_LEVEL, IsolationLevel.READ_COMMITTED));
        assertThat(a.getTransactionIsolationLevel()).isEqualTo(IsolationLevel.SERIALIZABLE);
        a.rollbackTransaction().block(PATIENCE);
        assertThatThrownBy(() -> a.setTransactionIsolationLevel(IsolationLevel.READ_UNCOMMITTED)
                        .block(PATIENCE))
                .hasMessageContaining("sharedCache");
    }

    @Test
    void readUncommittedSeesUncommittedRowsInASharedCache() {
        var factory = Sqlite.memory("sharedCache=true");
        SqliteConnection writer = Sqlite.open(factory);
        SqliteConnection reader = Sqlite.open(factory);
        run(writer, "CREATE TABLE u (i INTEGER)");
        reader.setTransactionIsolationLevel(IsolationLevel.READ_UNCOMMITTED).block(PATIENCE);
        assertThat(reader.getTransactionIsolationLevel()).isEqualTo(IsolationLevel.READ_UNCOMMITTED);
        writer.beginTransaction().block(PATIENCE);
        run(writer, "INSERT INTO u VALUES (1)");
        assertThat(one(reader, "SELECT count(*) FROM u")).isEqualTo(1L);
        writer.rollbackTransaction().block(PATIENCE);
        assertThat(one(reader, "SELECT count(*) FROM u")).isEqualTo(0L);
        writer.close().then(reader.close()).block(PATIENCE);
    }

    /**
     * SQLite rolls back the whole transaction when a write in it is interrupted. Later statements would run in
     * auto-commit mode.
     */
    @Test
    void statementsFailUntilALostTransactionIsEnded() throws SQLException {
        AtomicInteger computed = new AtomicInteger();
        Function.create(a.db().connection, "counted", new Function() {
            @Override
            protected void xFunc() throws SQLException {
                computed.incrementAndGet();
                result(value_long(0));
            }
        });
        begin(a, Map.of());
        run(a, "INSERT INTO t (x) VALUES ('a')");
        Disposable write = values(
                        a, "INSERT INTO t (x) " + ENDLESS.replace("SELECT i FROM n", "SELECT counted(i) FROM n"))
                .subscribe();
        await(() -> computed.get() > 100);
        write.dispose();
        assertThatThrownBy(() -> run(a, "INSERT INTO t (x) VALUES ('b')")).isInstanceOf(R2dbcRollbackException.class);
        assertThat(a.isAutoCommit()).isFalse();
        assertThatThrownBy(() -> a.commitTransaction().block(PATIENCE)).isInstanceOf(R2dbcRollbackException.class);
        assertThat(a.isAutoCommit()).isTrue();
        assertThat(count(a)).isZero();
        assertThat(run(a, "INSERT INTO t (x) VALUES ('c')")).isEqualTo(1);
    }

    @Test
    void onConflictRollbackIsDetected() {
        run(a, "INSERT INTO t (x) VALUES ('a')");
        begin(a, Map.of());
        run(a, "INSERT INTO t (x) VALUES ('b')");
        assertThatThrownBy(() -> run(a, "INSERT OR ROLLBACK INTO t (x) VALUES ('a')"))
                .isInstanceOf(R2dbcException.class);
        assertThatThrownBy(() -> run(a, "INSERT INTO t (x) VALUES ('c')")).isInstanceOf(R2dbcRollbackException.class);
        a.rollbackTransaction().block(PATIENCE);
        assertThat(read(a, "SELECT x FROM t")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLLBACK", "COMMIT", "END"})
    void statementsCanEndALostTransaction(String end) {
        run(a, "INSERT INTO t (x) VALUES ('a'); BEGIN; SAVEPOINT s");
        assertThatThrownBy(() -> run(a, "INSERT OR ROLLBACK INTO t (x) VALUES ('a')"))
                .isInstanceOf(R2dbcException.class);
        assertThatThrownBy(() -> run(a, "ROLLBACK TO s")).isInstanceOf(R2dbcRollbackException.class);
        if (end.equals("ROLLBACK")) {
            run(a, end);
        } else {
            assertThatThrownBy(() -> run(a, end)).isInstanceOf(R2dbcRollbackException.class);
        }
        assertThat(a.isAutoCommit()).isTrue();
        assertThat(count(a)).isEqualTo(1);
    }

    /**
     * SQLite asks whether to go on every thousand instructions, also behind the last one of a BEGIN, and says of one that has begun that it was
     * interrupted.
     */
    @Test
    void anInterruptedBeginOpensNoTransaction() throws SQLException {
        SqliteConnection c = Sqlite.open(Sqlite.file(directory.resolve("tx.db"), "busyTimeout=0&lockMode=IMMEDIATE"));
        int ended = 0;
        for (int i = 0; i < 1_000; i++) {
            InterruptibleTask job = new InterruptibleTask(true, Duration.ZERO);
            c.db().enter(job, false);
            job.cancel();
            boolean begun = true;
            try {
                c.transactions().begin(c.db(), SqliteConnection.AS_THE_CONNECTION);
            } catch (SQLException interrupted) {
                ended++;
                begun = false;
            }
            c.db().leave(job);
            assertThat(c.db().isInTransaction()).isEqualTo(begun);
            c.transactions().rollback(c.db());
        }
        assertThat(ended).isPositive();
        c.close().block(PATIENCE);
    }

    @Test
    void aBeginCancelledBeforeItsSignalIsUndone() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            boolean savepoint = i % 2 == 0;
            Hearing hearing = new Hearing();
            (savepoint ? a.createSavepoint("s") : a.beginTransaction()).subscribe(hearing);
            long until = System.nanoTime() + random.nextInt(60_000);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            hearing.subscription.cancel();
            assertThat(one(a, "SELECT 1")).isEqualTo(1L);
            if (hearing.completed) {
                a.rollbackTransaction().block(PATIENCE);
            }
            assertThat(a.isAutoCommit()).isTrue();
            run(b, "UPDATE t SET x = 'b'"); // nobody holds the lock
        }
    }

    @Test
    void releaseOfAnOutermostSavepointStatementEndsItsTransaction() {
        run(a, "SAVEPOINT s; INSERT INTO t (x) VALUES ('a')");
        assertThat(a.isAutoCommit()).isFalse();
        a.releaseSavepoint("s").block(PATIENCE);
        assertThat(a.isAutoCommit()).isTrue();
        a.commitTransaction().block(PATIENCE);
        assertThat(read(b, "SELECT x FROM t")).containsExactly("a");
    }

    @Test
    void autoCommitStaysOffAfterTheTransactionThatDisabledIt() {
        a.beginTransaction().block(PATIENCE);
        a.setAutoCommit(false).block(PATIENCE);
        a.commitTransaction().block(PATIENCE);
        assertThat(a.isAutoCommit()).isFalse();
        a.setAutoCommit(true).block(PATIENCE);
        assertThat(a.isAutoCommit()).isTrue();
    }

    @Test
    void anErrorThatEndsNoTransactionLeavesItOpen() {
        begin(a, Map.of());
        run(a, "INSERT INTO t (x) VALUES ('a')");
        assertThatThrownBy(() -> run(a, "INSERT INTO t (x) VALUES ('a')")).isInstanceOf(R2dbcException.class);
        run(a, "INSERT INTO t (x) VALUES ('b')");
        a.commitTransaction().block(PATIENCE);
        assertThat(count(b)).isEqualTo(2);
    }

    @Test
    void beginAndCommitMayAlsoBeStatements() {
        run(a, "BEGIN IMMEDIATE; INSERT INTO t (x) VALUES ('a')");
        assertThat(a.isAutoCommit()).isFalse();
        run(a, "COMMIT");
        assertThat(a.isAutoCommit()).isTrue();
        assertThat(count(b)).isEqualTo(1);
    }

    @Test
    void aTransactionInsideAnotherIsRefused() {
        begin(a, Map.of());
        assertThatThrownBy(() -> begin(a, Map.of())).hasMessageContaining("savepoints");
        assertThat(a.isAutoCommit()).isFalse();
    }

    /** A subscriber that also records signals after its cancel. */
    private static final class Hearing implements CoreSubscriber<Void> {
        private Subscription subscription;
        private volatile boolean completed;

        @Override
        public void onSubscribe(Subscription s) {
            subscription = s;
            s.request(1);
        }

        @Override
        public void onNext(Void nothing) {}

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onComplete() {
            completed = true;
        }
    }

    private static void begin(SqliteConnection connection, Map<Option<?>, Object> attributes) {
        connection.beginTransaction(definition(attributes)).block(PATIENCE);
    }

    private static TransactionDefinition definition(Map<Option<?>, Object> attributes) {
        return new TransactionDefinition() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T getAttribute(Option<T> option) {
                return (T) attributes.get(option);
            }
        };
    }

    private static long count(SqliteConnection connection) {
        return (Long) one(connection, "SELECT count(*) FROM t");
    }
}
