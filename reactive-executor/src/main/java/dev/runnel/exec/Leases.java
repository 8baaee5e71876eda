package dev.runnel.exec;

import dev.runnel.exec.lease.Ended;
import dev.runnel.exec.lease.Gate;
import dev.runnel.exec.lease.Held;
import dev.runnel.exec.lease.Place;
import dev.runnel.exec.lease.StatementLimit;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Where the leases of a Db come from: the transaction that the Reactor Context carries, else the driver. */
final class Leases {
    /** Of this Db alone: a statement on another one does not join. */
    private final Object transactionKey = new Object();

    private final Driver driver;
    private final Gate running;
    private final StatementLimit limit;
    private final Place own = new OwnLease(this);

    Leases(Driver driver, Gate running, StatementLimit limit) {
        this.driver = driver;
        this.running = running;
        this.limit = limit;
    }

    /** Where a program runs: in the transaction of the Context if there is one. */
    Place acquire(ContextView context) {
        Transaction joined = transaction(context);
        return joined != null ? joined : own;
    }

    /** The innermost transaction that is open around a subscriber. */
    @Nullable
    Transaction transaction(ContextView context) {
        return context.getOrDefault(transactionKey, null);
    }

    /** A lease of its own, whatever the Context carries. */
    Place own() {
        return own;
    }

    Context with(Transaction transaction, Context context) {
        return context.put(transactionKey, transaction);
    }

    /** A lease of the driver. To be used by one {@code usingWhen}, which gives it back. */
    Mono<Held> held() {
        return running.closed() ? Mono.error(Ended.db()) : driver.acquire().flatMap(this::hold);
    }

    private Mono<Held> hold(Lease lease) {
        return running.enter()
                ? Mono.just(new Held(limit.on(lease), running))
                : lease.release().then(Mono.error(Ended::db));
    }
}
