package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ConnectFailed;
import dev.runnel.error.DriverFailed;
import dev.runnel.error.TransactionDoomed;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PostgresFaultTest extends FaultContract {
    private static final String DATABASE = PostgresServer.newDatabase();

    PostgresFaultTest() {
        super(DATABASE);
    }

    @Override
    String endless() {
        return "SELECT pg_sleep(20)";
    }

    @Override
    Mono<Void> breakConnection(R2dbcLease other, R2dbcLease broken) {
        return other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    @Test
    void connectingFailsByKind() {
        assertThat(connectFailure("r2dbc:postgresql://postgres:top-secret-value@127.0.0.1:1/postgres")
                        .kind())
                .isEqualTo(ConnectFailed.Kind.UNREACHABLE);
        assertThat(connectFailure(DATABASE.replace("//postgres@", "//nobody_here:top-secret-value@"))
                        .kind())
                .isEqualTo(ConnectFailed.Kind.REFUSED_CREDENTIALS);
        assertThat(connectFailure(DATABASE + "_not_there").kind()).isEqualTo(ConnectFailed.Kind.UNKNOWN_DATABASE);
    }

    @Test
    void failedTransactionIsDoomed() {
        R2dbcLease lease = lease();
        lease.begin().block(PATIENCE);
        failure(DriverFailed.class, () -> lease.execute("SELECT 1 / 0").block(PATIENCE));
        failure(TransactionDoomed.class, () -> lease.execute("SELECT 1").block(PATIENCE));
        failure(TransactionDoomed.class, () -> lease.commit().block(PATIENCE));
        lease.release().block(PATIENCE);
        R2dbcLease next = lease();
        next.execute("SELECT 1").block(PATIENCE);
        next.release().block(PATIENCE);
    }
}
