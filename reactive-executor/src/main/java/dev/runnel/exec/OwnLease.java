package dev.runnel.exec;

import dev.runnel.exec.lease.Cut;
import dev.runnel.exec.lease.Held;
import dev.runnel.exec.lease.Place;
import dev.runnel.exec.window.Activity;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import dev.runnel.spi.TransactionMode;
import dev.runnel.stmt.ModelStatement;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A lease for each program, acquired once and given back once at any end: one {@code usingWhen}, and none inside it. */
record OwnLease(Leases leases, ModelStatement statement) implements Place, Supplier<String> {

    @Override
    public <T> Mono<T> read(Function<Lease, Mono<T>> work) {
        return scope(held -> work.apply(held.lease()));
    }

    @Override
    public <T> Mono<T> write(Function<Lease, Mono<T>> work, boolean several) {
        if (!several) {
            return read(work);
        }
        return scope(held -> held.begin(TransactionMode.DEFAULT)
                .then(Mono.defer(() -> work.apply(held.lease())))
                .flatMap(result -> held.bracket().commit().thenReturn(result)));
    }

    @Override
    public <T> Flux<Window<T>> windows(WindowSource<T> source, Activity reader) {
        return Flux.usingWhen(
                leases.held(this),
                held -> {
                    held.does(reader);
                    return Cut.of(source.all(held.lease(), held), held);
                },
                Held::release,
                (held, error) -> held.finish(),
                Held::finish);
    }

    @Override
    public void checkLocks() {
        throw Failures.lockOutside();
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public boolean opensCursors() {
        return true;
    }

    /** The statement, for those who ask what runs. */
    @Override
    public String get() {
        return leases.text(statement);
    }

    private <T> Mono<T> scope(Function<Held, Mono<T>> work) {
        return Mono.usingWhen(
                leases.held(this),
                held -> Cut.of(work.apply(held), held),
                Held::release,
                (held, error) -> held.finish(),
                Held::finish);
    }
}
