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

/**
 * Acquires a lease from the driver. The request is registered as active while it waits. Errors: {@code
 * PoolExhaustedException} with the current lease holders; {@code CLOSED} if the Db is closed.
 */
public final class LeaseAcquisition extends Mono<LeaseScope> {
    private final Driver driver;
    private final StatementLimit limit;
    private final ActivityRegistry registry;
    private final Supplier<String> text;

    public LeaseAcquisition(Driver driver, StatementLimit limit, ActivityRegistry registry, Supplier<String> text) {
        this.driver = driver;
        this.limit = limit;
        this.registry = registry;
        this.text = text;
    }

    @Override
    public void subscribe(CoreSubscriber<? super LeaseScope> actual) {
        LeaseScope scope = new LeaseScope(registry, text);
        if (!registry.register(scope)) {
            Operators.error(actual, ClosedErrors.db());
            return;
        }
        AcquisitionSubscriber waiting = new AcquisitionSubscriber(actual, scope);
        actual.onSubscribe(waiting);
        scope.onTerminate(waiting);
        driver.acquire().subscribe(waiting);
    }

    private final class AcquisitionSubscriber extends Operators.DeferredSubscription
            implements CoreSubscriber<Lease>, LeaseScope.Terminator {
        private static final AtomicIntegerFieldUpdater<AcquisitionSubscriber> DONE =
                AtomicIntegerFieldUpdater.newUpdater(AcquisitionSubscriber.class, "done");

        private final CoreSubscriber<? super LeaseScope> actual;
        private final LeaseScope scope;
        private volatile int done;

        AcquisitionSubscriber(CoreSubscriber<? super LeaseScope> actual, LeaseScope scope) {
            this.actual = actual;
            this.scope = scope;
        }

        /** Ends the wait. Returns false if it has ended before. */
        private boolean finish() {
            return DONE.compareAndSet(this, 0, 1);
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            set(subscription);
        }

        /** Releases the lease if the request was cancelled before. */
        @Override
        public void onNext(Lease lease) {
            if (finish()) {
                scope.attach(limit.wrap(lease));
                actual.onNext(scope);
                actual.onComplete();
            } else {
                lease.release().subscribe();
            }
        }

        @Override
        public void onComplete() {
            // the lease came before
        }

        @Override
        public void onError(Throwable error) {
            if (finish()) {
                registry.deregister(scope);
                actual.onError(
                        error instanceof PoolExhaustedException exhausted
                                ? registry.describeHolders(exhausted)
                                : error);
            }
        }

        @Override
        public void cancel() {
            if (finish()) {
                super.cancel();
                registry.deregister(scope);
            }
        }

        @Override
        public void end(Throwable reason) {
            if (finish()) {
                super.cancel();
                registry.deregister(scope);
                actual.onError(reason);
            }
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }
    }
}
