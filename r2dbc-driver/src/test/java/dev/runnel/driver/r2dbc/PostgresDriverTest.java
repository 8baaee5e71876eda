package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.NUMBER;
import static dev.runnel.driver.r2dbc.Samples.SAMPLES;
import static dev.runnel.driver.r2dbc.Samples.own;
import static dev.runnel.driver.r2dbc.Samples.param;
import static dev.runnel.driver.r2dbc.Samples.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.UpdateCount;
import dev.runnel.spi.UpdateRows;
import dev.runnel.type.StorageType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

class PostgresDriverTest extends DriverTests {
    private static final Duration LATER = Duration.ofMillis(300);
    private static final String SENDING = "sending";

    PostgresDriverTest() {
        super(PostgresServer.newDatabase());
    }

    /** The thread that sends it is held up just before, while another one leaves, and stops it. */
    @Test
    void whatIsSentLateComesBeforeTheEndOfItsStop() {
        insert(SAMPLES, sample(id(1), 1));
        UpdateRows update = new UpdateRows(
                SAMPLES,
                List.of(new UpdateRows.Assignment(NUMBER, param(0, StorageType.I64))),
                TableExpr.ValueExpr.TRUE,
                List.of());
        SelectRows number = select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER));
        CountDownLatch heldUp = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(1);
        BaseSubscriber<UpdateCount> subscriber = new BaseSubscriber<>() {};
        Long afterStop = lent(lease -> {
            Thread sender = new Thread(() -> {
                lease.run(driver.compile(update), new Object[] {2L}).subscribe(subscriber);
                sent.countDown();
            });
            Hooks.onEachOperator(SENDING, Operators.lift((publisher, actual) -> {
                if (Thread.currentThread() == sender && publisher.toString().contains("FluxCreate")) {
                    heldUp.countDown();
                    await(goesOn);
                }
                return actual;
            }));
            sender.start();
            await(heldUp);
            Hooks.resetOnEachOperator(SENDING);
            subscriber.cancel();
            Mono.delay(LATER).subscribe(tick -> goesOn.countDown());
            return lease.cancel()
                    .then(lease.rows(driver.compile(number), new Object[0], row -> row.getLong(0))
                            .single());
        });
        await(sent);
        assertThat(column(number)).containsExactly(afterStop);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
