package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.tck.TestDb;
import java.sql.Connection;
import java.util.Locale;
import org.h2.api.Trigger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates triggers for the fixtures of databases. */
final class Triggers {
    private Triggers() {}

    static void execute(Driver driver, String... statements) {
        Mono.usingWhen(
                        driver.acquire(),
                        lease -> Flux.fromArray(statements)
                                .concatMap(((R2dbcLease) lease)::execute)
                                .then(),
                        Lease::release)
                .block(TestDb.PATIENCE);
    }

    /** The trigger of H2, which writes the second column in upper case. */
    public static final class UpperCase implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] inserted) {
            inserted[1] = ((String) inserted[1]).toUpperCase(Locale.ROOT);
        }
    }
}
