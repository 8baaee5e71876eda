package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnel.error.ConnectionLostException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pool also does where there is a server: its connections may be lost. */
abstract class ServerPoolTests extends PoolTests {
    ServerPoolTests(String url) {
        super(url);
    }

    /** Breaks every connection of the database but, perhaps, this one. */
    abstract void breakAll(R2dbcLease lease);

    @Test
    void afterALossTheIdleOnesAreAskedToo() {
        R2dbcDriver pool = pool(p -> p.withSize(4));
        List<R2dbcLease> leases = List.of(lease(pool), lease(pool), lease(pool), lease(pool));
        giveBack(leases.get(2));
        giveBack(leases.get(3));
        breakAll(leases.get(0));
        assertThat(catchThrowable(() -> leases.get(1).execute("SELECT 1").block(PATIENCE)))
                .isInstanceOf(ConnectionLostException.class);
        giveBack(leases.get(1));
        giveBack(leases.get(0));

        List<R2dbcLease> again = List.of(lease(pool), lease(pool), lease(pool), lease(pool));
        again.forEach(lease -> lease.execute("SELECT 1").block(PATIENCE));
        again.forEach(PoolTests::giveBack);
        assertThat(pool.pool().invalidated()).isGreaterThanOrEqualTo(3);
    }
}
