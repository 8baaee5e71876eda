package dev.runnel.tck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ConnectionLostException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.memory.MemoryDriver;
import dev.runnel.tck.probe.Call.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests the probe: its log and its faults. */
class ProbeTest {
    private final Probe probe = new Probe();
    private final Driver driver = probe.around(
            MemoryDriver.onEmptyStore(PoolOptions.DEFAULT.withSize(2).withAcquireTimeout(Duration.ofMillis(200))));

    @Test
    void logsCallsInTheirOrder() {
        Lease first = acquire();
        Lease second = acquire();
        second.cancel().block();
        second.release().block();
        first.release().block();

        assertThat(probe.calls())
                .extracting(Call::toString)
                .containsExactly("0 acquire", "0 acquire", "2 cancel", "2 release", "1 release");
    }

    @Test
    void logsAtSubscriptionOnly() {
        Lease lease = acquire();
        lease.release();

        assertThat(probe.kinds()).containsExactly(Kind.ACQUIRE);
        lease.release().block();
    }

    @Test
    void countsOpenLeases() {
        assertThat(probe.openLeases()).isZero();
        Lease lease = acquire();
        assertThat(probe.openLeases()).isEqualTo(1);
        StepVerifier.create(probe.idle()).expectTimeout(Duration.ofMillis(50)).verify();

        lease.release().block();
        assertThat(probe.openLeases()).isZero();
        StepVerifier.create(probe.idle()).verifyComplete();
    }

    @Test
    void noticesASecondRelease() {
        Lease lease = acquire();
        lease.release().block();
        StepVerifier.create(lease.release()).verifyError();

        assertThat(probe.doubleReleases()).isEqualTo(1);
        assertThat(probe.openLeases()).isZero();
    }

    @Test
    void failsOneCall() {
        probe.failNext(Kind.ACQUIRE, new ConnectionLostException("gone", null));

        StepVerifier.create(driver.acquire()).verifyError(ConnectionLostException.class);
        assertThat(probe.openLeases()).isZero();
        acquire().release().block();
    }

    @Test
    void delaysOneAnswer() {
        Lease lease = acquire();
        probe.delayNext(Kind.RELEASE, Duration.ofMillis(100));

        assertThat(StepVerifier.create(lease.release()).verifyComplete()).isGreaterThanOrEqualTo(Duration.ofMillis(95));
    }

    @Test
    void neverAnswersOneCall() {
        Lease lease = acquire();
        probe.hangNext(Kind.CANCEL);

        StepVerifier.create(lease.cancel()).expectTimeout(Duration.ofMillis(50)).verify();
        lease.cancel().block();
        lease.release().block();
    }

    @Test
    void actsAtASignal() {
        List<Kind> seen = new ArrayList<>();
        probe.atSignal(3, () -> seen.addAll(probe.kinds()));
        acquire().release().block();

        assertThat(seen).containsExactly(Kind.ACQUIRE, Kind.RELEASE);
        assertThat(probe.signals()).isEqualTo(4);
    }

    @Test
    void aLeaseThatNobodyTakesGoesBack() {
        for (int signal = 1; signal <= 2; signal++) {
            Disposable.Swap running = Disposables.swap();
            probe.atSignal(signal, running::dispose);
            running.update(held().subscribe());
            probe.idle().block(Duration.ofSeconds(5));
        }
        Flux.range(0, 50).doOnNext(n -> held().subscribe().dispose()).blockLast();
        probe.idle().block(Duration.ofSeconds(5));

        Lease first = acquire();
        acquire().release().block();
        first.release().block();
    }

    /** Holds a lease until it is cancelled. */
    private Mono<Void> held() {
        return Mono.usingWhen(driver.acquire(), lease -> Mono.never(), Lease::release);
    }

    private Lease acquire() {
        Lease lease = driver.acquire().block(Duration.ofSeconds(5));
        assertThat(lease).isNotNull();
        return lease;
    }
}
