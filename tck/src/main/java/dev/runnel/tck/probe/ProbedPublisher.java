package dev.runnel.tck.probe;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Logs the subscription to a call, signals what comes of it, and spoils it if a fault was planned. */
final class ProbedPublisher {
    private ProbedPublisher() {}

    static <T> Mono<T> mono(Probe probe, Call call, Mono<T> real) {
        return Mono.defer(() -> spoiled(probe.called(call), real)
                .doOnSuccess(value -> probe.signal())
                .doOnError(error -> probe.signal()));
    }

    static <T> Flux<T> flux(Probe probe, Call call, Flux<T> real) {
        return Flux.defer(() -> {
            AtomicInteger rows = new AtomicInteger();
            return spoiled(probe.called(call), real)
                    .doOnNext(value -> {
                        rows.incrementAndGet();
                        probe.signal();
                    })
                    .doOnComplete(() -> {
                        probe.answered(rows.get());
                        probe.signal();
                    })
                    .doOnError(error -> probe.signal());
        });
    }

    private static <T> Mono<T> spoiled(@Nullable Fault fault, Mono<T> real) {
        if (fault instanceof Fault.Fail fail) {
            return Mono.error(fail.error());
        }
        if (fault instanceof Fault.Delay delay) {
            return real.materialize().delayElement(delay.by()).dematerialize();
        }
        if (fault instanceof Fault.Hold hold) {
            return real.materialize().delayUntil(answer -> hold.until()).dematerialize();
        }
        return fault == null ? real : Mono.never();
    }

    private static <T> Flux<T> spoiled(@Nullable Fault fault, Flux<T> real) {
        if (fault instanceof Fault.Fail fail) {
            return Flux.error(fail.error());
        }
        if (fault instanceof Fault.Delay delay) {
            return real.delaySequence(delay.by());
        }
        if (fault instanceof Fault.Hold hold) {
            return real.materialize().delayUntil(signal -> hold.until()).dematerialize();
        }
        return fault == null ? real : Flux.never();
    }
}
