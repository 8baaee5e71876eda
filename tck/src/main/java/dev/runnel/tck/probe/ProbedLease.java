package dev.runnel.tck.probe;

import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Lease;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.ServerCursor;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateCount;
import dev.runnel.tck.probe.Call.Kind;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Logs the calls of one lease. */
final class ProbedLease implements Lease {
    private final Lease lease;
    private final Probe probe;
    private final int number;
    private final AtomicBoolean released = new AtomicBoolean();

    ProbedLease(Lease lease, Probe probe, int number) {
        this.lease = lease;
        this.probe = probe;
        this.number = number;
    }

    @Override
    public <T> Flux<T> rows(CompiledOperation operation, Object[] values, RowReader<T> reader) {
        return ProbedPublisher.flux(
                probe, new Call(number, Kind.ROWS, operation.explain()), lease.rows(operation, values, reader));
    }

    @Override
    public Mono<UpdateCount> run(CompiledOperation operation, Object[] values) {
        return ProbedPublisher.mono(
                probe, new Call(number, Kind.RUN, operation.explain()), lease.run(operation, values));
    }

    @Override
    public Mono<Void> begin(TransactionMode mode) {
        return watched(Kind.BEGIN, mode.toString(), lease.begin(mode));
    }

    @Override
    public Mono<ServerCursor> openCursor(CompiledOperation select, Object[] values) {
        return ProbedPublisher.mono(
                probe, new Call(number, Kind.OPEN_CURSOR, select.explain()), lease.openCursor(select, values));
    }

    @Override
    public <T> Flux<T> fetch(ServerCursor cursor, int most, RowReader<T> reader) {
        return ProbedPublisher.flux(
                probe, new Call(number, Kind.FETCH, cursor.select().explain()), lease.fetch(cursor, most, reader));
    }

    @Override
    public Mono<Void> closeCursor(ServerCursor cursor) {
        return watched(Kind.CLOSE_CURSOR, cursor.select().explain(), lease.closeCursor(cursor));
    }

    @Override
    public Mono<Void> savepoint(String name) {
        return watched(Kind.SAVEPOINT, name, lease.savepoint(name));
    }

    @Override
    public Mono<Void> releaseSavepoint(String name) {
        return watched(Kind.RELEASE_SAVEPOINT, name, lease.releaseSavepoint(name));
    }

    @Override
    public Mono<Void> rollbackTo(String name) {
        return watched(Kind.ROLLBACK_TO, name, lease.rollbackTo(name));
    }

    @Override
    public Mono<Void> commit() {
        return watched(Kind.COMMIT, lease.commit());
    }

    @Override
    public Mono<Void> rollback() {
        return watched(Kind.ROLLBACK, lease.rollback());
    }

    @Override
    public Mono<Void> cancel() {
        return watched(Kind.CANCEL, lease.cancel());
    }

    /** Gone before the caller hears of it, however it ends: an error of the driver's is its own. */
    @Override
    public Mono<Void> release() {
        return watched(Kind.RELEASE, lease.release()).doOnTerminate(this::gone).doOnCancel(this::gone);
    }

    private void gone() {
        if (released.compareAndSet(false, true)) {
            probe.gone();
        } else {
            probe.releasedTwice();
        }
    }

    private Mono<Void> watched(Kind kind, Mono<Void> call) {
        return watched(kind, "", call);
    }

    private Mono<Void> watched(Kind kind, String text, Mono<Void> call) {
        return ProbedPublisher.mono(probe, new Call(number, kind, text), call);
    }
}
