package dev.runnel.driver.r2dbc;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The thread of one H2 connection. The connection may block it. It is never interrupted: H2 closes a file whose channel is interrupted. */
final class H2Thread {
    private static final AtomicLong STARTED = new AtomicLong();

    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "runnel-h2-" + STARTED.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    // not passed as an ExecutorService: Reactor would interrupt the thread of a cancelled task
    private final Scheduler scheduler = Schedulers.fromExecutor(task -> executor.execute(task));

    /** Subscribes and requests on the thread, so the signals come on it too. */
    <T> Flux<T> run(Flux<T> work) {
        return work.subscribeOn(scheduler);
    }

    <T> Mono<T> run(Mono<T> work) {
        return work.subscribeOn(scheduler);
    }

    /** Ends the thread after the tasks that were submitted. */
    void end() {
        executor.shutdown();
    }
}
