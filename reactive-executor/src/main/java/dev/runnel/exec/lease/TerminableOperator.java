package dev.runnel.exec.lease;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/**
 * Passes signals through until terminated from outside; then cancels upstream and signals the error of {@link #end}
 * downstream. The error waits for an {@code onNext} in progress, so signals are never concurrent.
 */
public final class TerminableOperator<T> implements CoreSubscriber<T>, Subscription, LeaseScope.Terminator {
    private static final int TERMINATED = 1 << 30;
    private static final int DONE = 1 << 31;

    @SuppressWarnings("rawtypes")
    private static final AtomicIntegerFieldUpdater<TerminableOperator> STATE =
            AtomicIntegerFieldUpdater.newUpdater(TerminableOperator.class, "state");

    private final CoreSubscriber<? super T> actual;
    private final LeaseScope scope;
    private @Nullable Subscription program;
    private @Nullable Throwable error;

    /** The number of signals in progress, the first of them {@code onSubscribe}; and the flags. */
    private volatile int state = 1;

    private TerminableOperator(CoreSubscriber<? super T> actual, LeaseScope scope) {
        this.actual = actual;
        this.scope = scope;
    }

    public static <T> Mono<T> of(Mono<T> program, LeaseScope scope) {
        return new MonoOperator<>(program) {
            @Override
            public void subscribe(CoreSubscriber<? super T> actual) {
                source.subscribe(new TerminableOperator<>(actual, scope));
            }
        };
    }

    public static <T> Flux<T> of(Flux<T> program, LeaseScope scope) {
        return new FluxOperator<>(program) {
            @Override
            public void subscribe(CoreSubscriber<? super T> actual) {
                source.subscribe(new TerminableOperator<>(actual, scope));
            }
        };
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        program = subscription;
        scope.onTerminate(this);
        actual.onSubscribe(this);
        afterSignal();
    }

    @Override
    public void onNext(T value) {
        if (addUnlessEnded(1) >= 0) {
            actual.onNext(value);
            afterSignal();
        }
    }

    private void afterSignal() {
        if (STATE.decrementAndGet(this) == TERMINATED) {
            fail();
        }
    }

    @Override
    public void onComplete() {
        if (addUnlessEnded(DONE) >= 0) {
            actual.onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (addUnlessEnded(DONE) >= 0) {
            actual.onError(failure);
        }
    }

    @Override
    public void end(Throwable reason) {
        error = reason;
        int inProgress = addUnlessEnded(TERMINATED);
        if (inProgress >= 0) {
            cancel();
            if (inProgress == 0) {
                fail();
            }
        }
    }

    /** Adds a signal or a flag, unless a flag is set. Returns the number of signals before, or -1 if a flag is set. */
    private int addUnlessEnded(int added) {
        int now;
        do {
            now = state;
            if ((now & (TERMINATED | DONE)) != 0) {
                return -1;
            }
        } while (!STATE.compareAndSet(this, now, now + added));
        return now;
    }

    private void fail() {
        if (STATE.compareAndSet(this, TERMINATED, DONE) && error != null) {
            actual.onError(error);
        }
    }

    @Override
    public void request(long n) {
        if (program != null) {
            program.request(n);
        }
    }

    @Override
    public void cancel() {
        if (program != null) {
            program.cancel();
        }
    }

    @Override
    public Context currentContext() {
        return actual.currentContext();
    }
}
