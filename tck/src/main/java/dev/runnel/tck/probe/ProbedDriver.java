package dev.runnel.tck.probe;

import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.PoolStats;
import dev.runnel.tck.probe.Call.Kind;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;

/** A driver that logs the requests for leases and delegates all calls. */
record ProbedDriver(Driver driver, Probe probe) implements Driver {
    @Override
    public Capabilities capabilities() {
        return driver.capabilities();
    }

    @Override
    public CompiledOperation compile(Operation operation) {
        return driver.compile(operation);
    }

    @Override
    public Mono<Lease> acquire() {
        return Mono.create(sink -> {
            Acquiring acquiring = new Acquiring(sink);
            probe.opening();
            sink.onCancel(acquiring::cancelled);
            ProbedPublisher.mono(probe, new Call(0, Kind.ACQUIRE, ""), driver.acquire())
                    .subscribe(acquiring);
        });
    }

    @Override
    public List<String> explainSchema(Collection<Table> tables) {
        return driver.explainSchema(tables);
    }

    @Override
    public Mono<Void> pushSchema(Collection<Table> tables) {
        probe.pushes(tables);
        return driver.pushSchema(tables);
    }

    @Override
    public Mono<Void> dropSchema(Collection<Table> tables) {
        probe.drops();
        return driver.dropSchema(tables);
    }

    @Override
    public PoolStats pool() {
        return driver.pool();
    }

    @Override
    public Mono<Void> close() {
        return driver.close();
    }

    /** Hands a lease on; or back, when nobody takes it any more. */
    private final class Acquiring extends BaseSubscriber<Lease> {
        private final MonoSink<Lease> sink;
        private @Nullable Lease arrived;
        private boolean gone;

        Acquiring(MonoSink<Lease> sink) {
            this.sink = sink;
        }

        @Override
        public Context currentContext() {
            return Context.of(sink.contextView());
        }

        @Override
        protected void hookOnNext(Lease lease) {
            ProbedLease probed = new ProbedLease(lease, probe, probe.nextLease());
            boolean wanted;
            synchronized (this) {
                wanted = !gone;
                arrived = probed;
            }
            if (wanted) {
                sink.success(probed);
            } else {
                probe.opening();
                probed.release().subscribe();
            }
        }

        @Override
        protected void hookOnError(Throwable error) {
            probe.gone();
            sink.error(error);
        }

        void cancelled() {
            Lease late;
            synchronized (this) {
                gone = true;
                late = arrived;
            }
            if (late != null) {
                late.release().subscribe();
            } else {
                cancel();
                probe.gone();
            }
        }
    }
}
