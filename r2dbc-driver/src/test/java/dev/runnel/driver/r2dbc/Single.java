package dev.runnel.driver.r2dbc;

import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Operations, each on a lease of its own. */
final class Single {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Single() {}

    static void run(Driver driver, Operation operation, @Nullable Object... values) {
        Flux.usingWhen(driver.acquire(), lease -> lease.run(driver.compile(operation), values), Lease::release)
                .blockLast(PATIENCE);
    }

    /** The first column of each row, a text. */
    static List<String> texts(Driver driver, Operation select, @Nullable Object... values) {
        return Flux.usingWhen(
                        driver.acquire(),
                        lease -> lease.rows(driver.compile(select), values, row -> row.getString(0)),
                        Lease::release)
                .collectList()
                .block(PATIENCE);
    }
}
