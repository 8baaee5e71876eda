package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnel.error.ConnectFailed;
import dev.runnel.spi.PoolOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgresPoolTest extends PoolContract {
    PostgresPoolTest() {
        super(PostgresServer.newDatabase());
    }

    @Override
    void breakAll(R2dbcLease lease) {
        lease.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .block(PATIENCE);
    }

    /** A server that takes connections and says nothing. */
    @Test
    void openingTakesNoLongerThanItMay() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            R2dbcDriver pool = (R2dbcDriver) new R2dbcDriverProvider()
                    .create(
                            "r2dbc:postgresql://postgres@127.0.0.1:" + silent.getLocalPort() + "/postgres",
                            PoolOptions.DEFAULT.withCreateTimeout(Duration.ofMillis(300)));
            long begun = System.nanoTime();
            Throwable failure = catchThrowable(() -> pool.acquire().block(PATIENCE));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);

            assertThat(failure)
                    .isInstanceOfSatisfying(
                            ConnectFailed.class,
                            failed -> assertThat(failed.kind()).isEqualTo(ConnectFailed.Kind.UNREACHABLE));
            assertThat(took).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
            assertThat(pool.pool().openFailures()).isEqualTo(1);
            assertThat(pool.pool().size()).isZero();
            pool.close().block(PATIENCE);
        }
    }
}
