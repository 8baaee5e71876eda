package dev.runnel.tck.memory;

import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Lease;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.TransactWrite;
import dev.runnel.spi.TransactWrite.Write;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateCount;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/** One lease of the pool. It locks nothing in the store. A use after {@link #release} is a bug of the executor. */
final class MemoryLease implements Lease {
    private final MemoryStore store;
    private final Runnable giveBack;
    private final AtomicBoolean released = new AtomicBoolean();

    MemoryLease(MemoryStore store, Runnable giveBack) {
        this.store = store;
        this.giveBack = giveBack;
    }

    @Override
    public <T> Flux<T> rows(CompiledOperation operation, Object[] values, RowReader<T> reader) {
        ReadItems read = (ReadItems) operation.operation();
        return Flux.<T, Reading>generate(() -> open(read, values), (reading, sink) -> reading.next(sink, reader))
                .subscribeOn(Schedulers.parallel(), true);
    }

    @Override
    public Mono<UpdateCount> run(CompiledOperation operation, Object[] values) {
        TransactWrite transact = (TransactWrite) operation.operation();
        return Mono.fromCallable(() -> {
                    requireHeld();
                    List<Write> writes = writes(values[transact.writesSlot()]);
                    store.transact(writes);
                    return UpdateCount.matched(writes.size());
                })
                .subscribeOn(Schedulers.parallel());
    }

    @Override
    public Mono<Void> begin(TransactionMode mode) {
        return Mono.error(() -> new IllegalStateException("begin was not declared"));
    }

    @Override
    public Mono<Void> commit() {
        return Mono.error(() -> new IllegalStateException("commit was not declared"));
    }

    @Override
    public Mono<Void> rollback() {
        return Mono.error(() -> new IllegalStateException("rollback was not declared"));
    }

    @Override
    public Mono<Void> savepoint(String name) {
        return Mono.error(() -> new IllegalStateException("savepoint was not declared"));
    }

    @Override
    public Mono<Void> releaseSavepoint(String name) {
        return Mono.error(() -> new IllegalStateException("releaseSavepoint was not declared"));
    }

    @Override
    public Mono<Void> rollbackTo(String name) {
        return Mono.error(() -> new IllegalStateException("rollbackTo was not declared"));
    }

    @Override
    public Mono<Void> cancel() {
        return Mono.<Void>fromRunnable(this::requireHeld).subscribeOn(Schedulers.parallel());
    }

    @Override
    public Mono<Void> release() {
        return Mono.<Void>fromRunnable(() -> {
                    if (!released.compareAndSet(false, true)) {
                        throw new IllegalStateException("the lease was given back twice");
                    }
                    giveBack.run();
                })
                .subscribeOn(Schedulers.parallel());
    }

    private Reading open(ReadItems read, Object[] values) {
        requireHeld();
        int[] positions =
                read.selection().stream().mapToInt(column -> column.index()).toArray();
        return new Reading(store.read(read, values), positions);
    }

    private void requireHeld() {
        if (released.get()) {
            throw new IllegalStateException("the lease was given back");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Write> writes(Object value) {
        return (List<Write>) value;
    }

    /** The items of one read, and the one adapter through which they are seen. */
    private static final class Reading implements Row {
        private final Iterator<@Nullable Object[]> items;
        private final int[] positions;
        private @Nullable Object @Nullable [] item;

        Reading(Iterator<@Nullable Object[]> items, int[] positions) {
            this.items = items;
            this.positions = positions;
        }

        <T> Reading next(SynchronousSink<T> sink, RowReader<T> reader) {
            if (!items.hasNext()) {
                sink.complete();
                return this;
            }
            item = items.next();
            T value = reader.read(this);
            item = null;
            sink.next(value);
            return this;
        }

        @Override
        public @Nullable Object get(int index) {
            if (item == null) {
                throw new IllegalStateException("a row was read outside of its reader");
            }
            return Items.owned(item[positions[index]]);
        }
    }
}
