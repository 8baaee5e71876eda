package dev.runnel.exec.lease;

import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Lease;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.ServerCursor;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateCount;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A lease that delegates to another one. A subclass overrides some of the calls. */
abstract class ForwardingLease implements Lease {
    final Lease lease;

    ForwardingLease(Lease lease) {
        this.lease = lease;
    }

    @Override
    public <T> Flux<T> rows(CompiledOperation operation, @Nullable Object[] values, RowReader<T> reader) {
        return lease.rows(operation, values, reader);
    }

    @Override
    public Mono<UpdateCount> run(CompiledOperation operation, @Nullable Object[] values) {
        return lease.run(operation, values);
    }

    @Override
    public Mono<Void> begin(TransactionMode mode) {
        return lease.begin(mode);
    }

    @Override
    public Mono<Void> commit() {
        return lease.commit();
    }

    @Override
    public Mono<Void> rollback() {
        return lease.rollback();
    }

    @Override
    public Mono<Void> savepoint(String name) {
        return lease.savepoint(name);
    }

    @Override
    public Mono<Void> releaseSavepoint(String name) {
        return lease.releaseSavepoint(name);
    }

    @Override
    public Mono<Void> rollbackTo(String name) {
        return lease.rollbackTo(name);
    }

    @Override
    public Mono<ServerCursor> openCursor(CompiledOperation select, @Nullable Object[] values) {
        return lease.openCursor(select, values);
    }

    @Override
    public <T> Flux<T> fetch(ServerCursor cursor, int most, RowReader<T> reader) {
        return lease.fetch(cursor, most, reader);
    }

    @Override
    public Mono<Void> closeCursor(ServerCursor cursor) {
        return lease.closeCursor(cursor);
    }

    @Override
    public Mono<Void> cancel() {
        return lease.cancel();
    }

    @Override
    public Mono<Void> release() {
        return lease.release();
    }
}
