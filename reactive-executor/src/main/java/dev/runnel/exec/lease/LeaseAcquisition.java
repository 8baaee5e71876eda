package dev.runnel.exec.lease;

import dev.runnel.error.PoolExhaustedException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Supplier;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** Takes a lease of the driver. Whoever waits for one is among what runs already. */
public final class LeaseAcquisition extends Mono<LeaseScope> {
    private final Driver driver;
    private final StatementLimit limit;
    private final ActivityRegistry running;
    private final Supplier<String> text;

    public LeaseAcquisition(Driver driver, StatementLimit limit, ActivityRegistry running, Supplier<String> text) {
        this.driver = driver;
        this.limit = limit;
        this.running = running;
        this.text = text;
    }

    @Override
    public void subscribe(CoreSubscriber<? super LeaseScope> actual) {
        LeaseScope held = new LeaseScope(running, text);
        if (!running.register(held)) {
            Operators.error(actual, ClosedErrors.db());
            return;
        }
        Waiting waiting = new Waiting(actual, held, limit);
        actual.onSubscribe(waiting);
        held.onTerminate(waiting);
        driver.acquire().subscribe(waiting);
    }

    private static final class Waiting extends Operators.DeferredSubscription
            implements CoreSubscriber<Lease>, LeaseScope.Terminator {
        private static final AtomicIntegerFieldUpdater<Waiting> OVER =
                AtomicIntegerFieldUpdater.newUpdater(Waiting.class, "over");

        private final CoreSubscriber<? super LeaseScope> actual;
        private final LeaseScope held;
        private final StatementLimit limit;
        private volatile int over;
        private boolean given;

        Waiting(CoreSubscriber<? super LeaseScope> actual, LeaseScope held, StatementLimit limit) {
            this.actual = actual;
            this.held = held;
            this.limit = limit;
        }

        /** Whether it was waiting until now. */
        private boolean stop() {
            return OVER.compareAndSet(this, 0, 1);
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            set(subscription);
        }

        /** One that comes as its subscriber leaves goes back. */
        @Override
        public void onNext(Lease lease) {
            if (stop()) {
                given = true;
                held.attach(limit.wrap(lease));
                actual.onNext(held);
            } else {
                lease.release().subscribe();
            }
        }

        @Override
        public void onComplete() {
            if (given) {
                actual.onComplete();
            }
        }

        @Override
        public void onError(Throwable error) {
            if (stop()) {
                held.deregister();
                actual.onError(
                        error instanceof PoolExhaustedException exhausted
                                ? held.registry().describeHolders(exhausted)
                                : error);
            }
        }

        @Override
        public void cancel() {
            if (stop()) {
                super.cancel();
                held.deregister();
            }
        }

        @Override
        public void end(Throwable reason) {
            if (stop()) {
                super.cancel();
                held.deregister();
                actual.onError(reason);
            }
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }
    }
}
