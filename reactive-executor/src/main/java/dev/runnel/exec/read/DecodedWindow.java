package dev.runnel.exec.read;

import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import reactor.core.publisher.Mono;

/**
 * All rows as one window in memory, at most {@code maxBufferedRows}; otherwise {@code LimitExceededException}. The
 * driver's callback decodes them, since they need no further step.
 */
record DecodedWindow<T>(RootQueryPlan rootQuery, WindowExecution<T> run) implements WindowSource<T> {
    @Override
    public Mono<Window<T>> next(Lease lease) {
        return BufferedRows.collectBounded(
                        lease.rows(rootQuery.unpaged().compiled(), run.values(), run.reader()),
                        run.maxBufferedRows(),
                        "maxBufferedRows")
                .map(rows -> new Window<>(rows, true));
    }
}
