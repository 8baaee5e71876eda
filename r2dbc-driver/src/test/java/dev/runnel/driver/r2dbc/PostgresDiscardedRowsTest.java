package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.NUMBER;
import static dev.runnel.driver.r2dbc.Samples.SAMPLES;
import static dev.runnel.driver.r2dbc.Samples.TEXT;
import static dev.runnel.driver.r2dbc.Samples.own;
import static dev.runnel.driver.r2dbc.Samples.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Who leaves a stream early leaves rows behind that have arrived: their buffers, which no garbage collection frees, go back. */
class PostgresDiscardedRowsTest extends DatabaseTest {
    private static final int ROWS = 600;
    private static final int STREAMS = 1_000;
    private static final int TAKEN = 10;
    private static final int WARM_UP = 50;

    /** Each of the streams leaves about 246 rows of 1,000 bytes behind: lost, they would be twice as much. */
    private static final long MOST = 16 << 20;

    /** Without parameters: then its driver lost them. */
    private static final SelectRows ALL = select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER), own(TEXT));

    PostgresDiscardedRowsTest() {
        super(PostgresServer.newDatabase());
    }

    @BeforeEach
    void write() {
        insert(
                SAMPLES,
                IntStream.range(0, ROWS)
                        .mapToObj(n -> with(sample(id(n), n), TEXT, "x".repeat(1_000)))
                        .toArray(Object[][]::new));
    }

    @Test
    void holdNoMemory() {
        leave(WARM_UP);
        long before = held();

        leave(STREAMS);

        assertThat(held() - before).isLessThan(MOST);
    }

    private void leave(int streams) {
        for (int i = 0; i < streams; i++) {
            lent(lease -> {
                Reader reader = new Reader();
                lease.rows(driver.compile(ALL), new Object[0], row -> row.getLong(0))
                        .subscribe(reader);
                return reader.waits.asMono().then(Mono.fromCallable(() -> {
                    reader.cancel();
                    return true;
                }));
            });
        }
    }

    /** Wants fewer rows than a round trip brings. */
    private static final class Reader extends BaseSubscriber<Long> {
        private final Sinks.Empty<Void> waits = Sinks.empty();
        private int taken;

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(TAKEN);
        }

        @Override
        protected void hookOnNext(Long row) {
            if (++taken == TAKEN) {
                // not at once: the rows behind it arrive first
                Schedulers.parallel().schedule(waits::tryEmitEmpty, 2, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static long held() {
        ByteBufAllocatorMetric metric = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric();
        return metric.usedDirectMemory() + metric.usedHeapMemory();
    }
}
