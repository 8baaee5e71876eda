package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnel.error.ConnectFailedException;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.fault.NetworkCondition;
import dev.runnel.tck.fault.TcpProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class PostgresPoolTest extends ServerPoolTests {
    PostgresPoolTest() {
        super(PostgresServer.newDatabase());
    }

    @Override
    void breakAll(R2dbcLease lease) {
        PostgresServer.endOthers(lease).block(PATIENCE);
    }

    /** Ten idle connections on a network that swallows everything: what waits for one of them does not wait for each. */
    @Test
    void thoseThatAreInDoubtAreProvenWithinOneDeadline() {
        try (TcpProxy proxy = PostgresServer.proxyBefore(url)) {
            R2dbcDriver pool = (R2dbcDriver) new R2dbcDriverProvider()
                    .create(
                            PostgresServer.through(proxy, url),
                            PoolOptions.DEFAULT.withSize(10).withValidateAfterIdle(Duration.ofNanos(1)));
            Flux.fromIterable(Flux.range(0, 10)
                            .concatMap(n -> pool.acquire())
                            .collectList()
                            .block(PATIENCE))
                    .concatMap(Lease::release)
                    .blockLast(PATIENCE);
            proxy.openOnesBecome(NetworkCondition.STALLED);
            long begun = System.nanoTime();
            pool.acquire().flatMap(Lease::release).block(PATIENCE);

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
            assertThat(pool.pool().opened()).isEqualTo(11);
            assertThat(pool.pool().invalidated()).isEqualTo(10);
            pool.close().block(PATIENCE);
        }
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
                            ConnectFailedException.class,
                            failed -> assertThat(failed.kind()).isEqualTo(ConnectFailedException.Kind.UNREACHABLE));
            assertThat(took).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
            assertThat(pool.pool().openFailures()).isEqualTo(1);
            assertThat(pool.pool().size()).isZero();
            pool.close().block(PATIENCE);
        }
    }
}
