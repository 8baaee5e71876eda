package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnel.error.ConnectFailedException;
import dev.runnel.spi.PoolOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pools of MySQL and MariaDB. */
abstract class MysqlPoolTests extends ServerPoolTests {
    private final MysqlServer server;

    MysqlPoolTests(MysqlServer server) {
        super(server.newDatabase());
        this.server = server;
    }

    @Override
    void breakAll(R2dbcLease lease) {
        MysqlServer.endOthers(url);
    }

    /** A server that takes connections and says nothing. */
    @Test
    void openingTakesNoLongerThanItMay() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            R2dbcDriver pool = (R2dbcDriver) new R2dbcDriverProvider()
                    .create(
                            server.scheme() + "://nobody@127.0.0.1:" + silent.getLocalPort() + "/none?sslMode=disabled",
                            PoolOptions.DEFAULT.withCreateTimeout(Duration.ofMillis(300)));
            Throwable failure = catchThrowable(() -> pool.acquire().block(PATIENCE));
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            ConnectFailedException.class,
                            failed -> assertThat(failed.kind()).isEqualTo(ConnectFailedException.Kind.UNREACHABLE));
            pool.close().block(PATIENCE);
        }
    }
}
