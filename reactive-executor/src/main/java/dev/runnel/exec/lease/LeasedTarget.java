package dev.runnel.exec.lease;

import dev.runnel.exec.window.ActivityState;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowLoop;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The target of the parts of one statement, on the lease of the statement. Its transaction includes all parts. */
public record LeasedTarget(Lease lease) implements ExecutionTarget {
    @Override
    public <T> Mono<T> read(Function<Lease, Mono<T>> work) {
        return work.apply(lease);
    }

    @Override
    public <T> Mono<T> write(Function<Lease, Mono<T>> work, boolean several) {
        return work.apply(lease);
    }

    @Override
    public <T> Flux<Window<T>> windows(WindowSource<T> source, ActivityState reader) {
        return new WindowLoop<>(() -> source.next(lease));
    }

    @Override
    public void requireLockable() {}

    @Override
    public boolean canStream() {
        return false;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean canOpenCursor() {
        return false;
    }
}
