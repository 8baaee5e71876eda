package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ConnectFailed;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class H2FaultTest extends FaultContract {

    H2FaultTest() {
        super("r2dbc:h2:mem:///" + UUID.randomUUID());
    }

    @Override
    String endless() {
        return "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 1000000) a, SYSTEM_RANGE(1, 1000000) b WHERE a.X + b.X < 0";
    }

    @Override
    Mono<Void> breakConnection(R2dbcLease other, R2dbcLease broken) {
        // nobody knows that a session is gone before it is used
        return other.execute("SHUTDOWN IMMEDIATELY")
                .then(other.execute("SELECT 1"))
                .onErrorComplete();
    }

    @Test
    void connectingFailsByKind() {
        lease().release().block(PATIENCE);
        assertThat(connectFailure("r2dbc:h2:mem://other:top-secret-value@/" + name())
                        .kind())
                .isEqualTo(ConnectFailed.Kind.REFUSED_CREDENTIALS);
        assertThat(connectFailure("r2dbc:h2:mem:///" + UUID.randomUUID() + "?options=IFEXISTS=TRUE")
                        .kind())
                .isEqualTo(ConnectFailed.Kind.UNKNOWN_DATABASE);
    }

    @Test
    void struckConnectionIsNotUsedAgain() {
        R2dbcLease lease = lease();
        Disposable running = lease.execute(endless()).subscribe();
        Mono.delay(Duration.ofMillis(50)).block();
        running.dispose();
        lease.cancel().block(PATIENCE);
        lease.release().block(PATIENCE);
        R2dbcLease next = lease();
        assertThat(next.connection()).isNotSameAs(lease.connection());
        next.release().block(PATIENCE);
    }

    private String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
