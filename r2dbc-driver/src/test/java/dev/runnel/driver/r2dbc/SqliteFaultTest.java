package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ConnectFailedException;
import dev.runnel.spi.TransactionMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class SqliteFaultTest extends FaultTests {
    private static final String COUNTED =
            "WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted%s)"
                    + " SELECT COUNT(*) FROM counted";
    private static final int ROUNDS = 15;
    private static final long SAMPLE = 1_000_000;
    private static final Duration PROMISED = Duration.ofMillis(100);

    SqliteFaultTest() {
        super(SqliteFiles.newDatabase());
    }

    @Override
    String endless() {
        return COUNTED.formatted("");
    }

    /** SQLite cannot sleep: how far it counts in that time is measured. */
    @Override
    String slow(Duration time) {
        long start = System.nanoTime();
        lent(lease -> ((R2dbcLease) lease).execute(counting(SAMPLE)).thenReturn(true));
        return counting(SAMPLE * time.toNanos() / (System.nanoTime() - start));
    }

    @Override
    String outOfRange() {
        return "42000"; // SQLite has no code of its own for the error of a function
    }

    private static String counting(long rows) {
        return COUNTED.formatted(" WHERE n < " + rows);
    }

    @Test
    void aStatementThatComputesIsStoppedWithin100Milliseconds() {
        R2dbcLease lease = lease();
        assertThat(median(lease, endless())).isLessThan(PROMISED);
        lease.release().block(PATIENCE);
    }

    @Test
    void aStatementThatWaitsForALockIsStoppedWithin100Milliseconds() {
        R2dbcLease holder = lease();
        R2dbcLease waiting = lease();
        holder.begin(TransactionMode.DEFAULT).block(PATIENCE);
        assertThat(median(waiting, "DELETE FROM \"samples\"")).isLessThan(PROMISED);
        holder.rollback().block(PATIENCE);
        holder.release().block(PATIENCE);
        waiting.release().block(PATIENCE);
    }

    /** Its connection has one thread: what is cancelled has ended when that answers. */
    private static Duration median(R2dbcLease lease, String statement) {
        List<Duration> delays = new ArrayList<>();
        for (int n = 0; n < ROUNDS; n++) {
            Disposable running = lease.execute(statement).subscribe();
            Mono.delay(Duration.ofMillis(30)).block();
            assertThat(running.isDisposed()).isFalse();
            long left = System.nanoTime();
            running.dispose();
            lease.cancel().block(PATIENCE);
            delays.add(Duration.ofNanos(System.nanoTime() - left));
            assertThat(lease.connection().isUsable()).isTrue();
        }
        Collections.sort(delays);
        return delays.get(ROUNDS / 2);
    }

    @Test
    void connectingFailsByKind() {
        assertThat(connectFailure("r2dbc:sqlite:///nowhere/at/all/top-secret-value.db")
                        .kind())
                .isEqualTo(ConnectFailedException.Kind.UNREACHABLE);
    }
}
