package dev.runnel.exec;

import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.lease.LeaseScope;
import dev.runnel.exec.lease.TerminableOperator;
import dev.runnel.exec.window.ActivityState;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import dev.runnel.spi.TransactionMode;
import dev.runnel.stmt.ModelStatement;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An execution target with a lease for each plan, acquired and released once by one {@code usingWhen}, with none
 * inside it.
 */
record DedicatedLease(LeaseProvider leases, ModelStatement statement) implements ExecutionTarget, Supplier<String> {

    @Override
    public <T> Mono<T> read(Function<Lease, Mono<T>> work) {
        return withLease(scope -> work.apply(scope.lease()));
    }

    @Override
    public <T> Mono<T> write(Function<Lease, Mono<T>> work, boolean several) {
        if (!several) {
            return read(work);
        }
        return withLease(scope -> scope.begin(TransactionMode.DEFAULT)
                .then(Mono.defer(() -> work.apply(scope.lease())))
                .flatMap(result -> scope.boundary().commit().thenReturn(result)));
    }

    @Override
    public <T> Flux<Window<T>> windows(WindowSource<T> source, ActivityState reader) {
        return Flux.usingWhen(
                leases.leaseScope(this),
                scope -> {
                    scope.setActivity(reader);
                    return TerminableOperator.of(source.all(scope.lease(), scope), scope);
                },
                LeaseScope::release,
                (scope, error) -> scope.finish(),
                LeaseScope::finish);
    }

    @Override
    public void requireLockable() {
        throw ErrorTranslation.lockOutside();
    }

    @Override
    public boolean canStream() {
        return true;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean canOpenCursor() {
        return true;
    }

    /** The statement on one line, for the activity list. */
    @Override
    public String get() {
        return leases.text(statement);
    }

    private <T> Mono<T> withLease(Function<LeaseScope, Mono<T>> work) {
        return Mono.usingWhen(
                leases.leaseScope(this),
                scope -> TerminableOperator.of(work.apply(scope), scope),
                LeaseScope::release,
                (scope, error) -> scope.finish(),
                LeaseScope::finish);
    }
}
