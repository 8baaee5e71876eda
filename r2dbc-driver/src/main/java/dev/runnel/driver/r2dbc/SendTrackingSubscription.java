package dev.runnel.driver.r2dbc;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * The subscription of a statement. It tracks the threads that may be sending the statement, which are those that subscribe to the result or
 * request first.
 */
abstract class SendTrackingSubscription extends Operators.DeferredSubscription {
    private static final AtomicIntegerFieldUpdater<SendTrackingSubscription> SENDERS =
            AtomicIntegerFieldUpdater.newUpdater(SendTrackingSubscription.class, "senders");

    private static final AtomicReferenceFieldUpdater<SendTrackingSubscription, Runnable> AFTERWARDS =
            AtomicReferenceFieldUpdater.newUpdater(SendTrackingSubscription.class, Runnable.class, "afterwards");

    /** The number of threads that may be sending the statement. */
    private volatile int senders;

    private volatile @Nullable Runnable afterwards;

    final void begin() {
        SENDERS.incrementAndGet(this);
    }

    final void end() {
        if (SENDERS.decrementAndGet(this) == 0) {
            runAfterwards();
        }
    }

    /** Completes when no thread is about to send the statement. */
    public final Mono<Void> sent() {
        return Mono.create(sink -> {
            afterwards = sink::success;
            if (senders == 0) {
                runAfterwards();
            }
        });
    }

    private void runAfterwards() {
        Runnable waiting = AFTERWARDS.getAndSet(this, null);
        if (waiting != null) {
            waiting.run();
        }
    }
}
