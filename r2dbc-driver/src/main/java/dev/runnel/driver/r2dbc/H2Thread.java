package dev.runnel.driver.r2dbc;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The plain thread that one connection of H2 may block. It is never interrupted: H2 closes a file whose channel is interrupted. */
final class H2Thread {
    private static final AtomicLong STARTED = new AtomicLong();

    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "runnel-h2-" + STARTED.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    // not an ExecutorService to Reactor, which would interrupt what it cancels
    private final Scheduler scheduler = Schedulers.fromExecutor(task -> executor.execute(task));

    /** Subscribes, requests and so publishes on the thread. */
    <T> Flux<T> run(Flux<T> work) {
        return work.subscribeOn(scheduler);
    }

    <T> Mono<T> run(Mono<T> work) {
        return work.subscribeOn(scheduler);
    }

    /** Ends the thread when it has done what it was given. */
    void end() {
        executor.shutdown();
    }
}
