package dev.runnel.driver.dynamo;

import dev.runnel.error.SchemaMismatchException;
import dev.runnel.schema.Column;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Lease;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.TransactWrite;
import dev.runnel.spi.TransactWrite.Write;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateCount;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The right to send calls for one statement. Cancelling a publisher closes the connections of its calls. */
final class DynamoLease implements Lease {
    private final ItemReads reads;
    private final ItemWrites writes;
    private final Runnable returned;
    private final AtomicBoolean released = new AtomicBoolean();

    DynamoLease(Calls calls, Runnable returned) {
        this.reads = new ItemReads(calls);
        this.writes = new ItemWrites(calls, reads);
        this.returned = returned;
    }

    @Override
    public <T> Flux<T> rows(CompiledOperation operation, Object[] values, RowReader<T> reader) {
        ReadItems read = (ReadItems) operation.operation();
        return Flux.<T>defer(() -> {
                    requireLeased();
                    if (read.counted()) {
                        return reads.counts(read, values).map(number -> reader.read(index -> number));
                    }
                    ItemRow row = new ItemRow(read.selection());
                    return reads.items(read, values).map(item -> row.read(item, reader));
                })
                .doOnError(
                        SchemaMismatchException.class,
                        missing -> missing.with("table", read.table().name()));
    }

    @Override
    public Mono<UpdateCount> run(CompiledOperation operation, Object[] values) {
        TransactWrite transact = (TransactWrite) operation.operation();
        return Mono.<UpdateCount>defer(() -> {
                    requireLeased();
                    List<Write> items = writes(values[transact.writesSlot()]);
                    return writes.write(items).thenReturn(UpdateCount.matched(items.size()));
                })
                .doOnError(
                        SchemaMismatchException.class,
                        missing -> missing.with("table", transact.table().name()));
    }

    @Override
    public Mono<Void> begin(TransactionMode mode) {
        return undeclared();
    }

    @Override
    public Mono<Void> commit() {
        return undeclared();
    }

    @Override
    public Mono<Void> rollback() {
        return undeclared();
    }

    @Override
    public Mono<Void> savepoint(String name) {
        return undeclared();
    }

    @Override
    public Mono<Void> releaseSavepoint(String name) {
        return undeclared();
    }

    @Override
    public Mono<Void> rollbackTo(String name) {
        return undeclared();
    }

    private static Mono<Void> undeclared() {
        return Mono.error(() -> new IllegalStateException("transactions were not declared"));
    }

    @Override
    public Mono<Void> cancel() {
        return Mono.<Void>fromRunnable(this::requireLeased).subscribeOn(Schedulers.parallel());
    }

    @Override
    public Mono<Void> release() {
        return Mono.<Void>fromRunnable(() -> {
                    if (!released.compareAndSet(false, true)) {
                        throw new IllegalStateException("the lease was released twice");
                    }
                    returned.run();
                })
                .subscribeOn(Schedulers.parallel());
    }

    private void requireLeased() {
        if (released.get()) {
            throw new IllegalStateException("the lease was released");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Write> writes(Object value) {
        return (List<Write>) value;
    }

    /** The adapter through which the items of one read are seen. */
    private static final class ItemRow implements Row {
        private final List<Column> selection;
        private @Nullable Map<String, AttributeValue> item;

        ItemRow(List<Column> selection) {
            this.selection = selection;
        }

        synchronized <T> T read(Map<String, AttributeValue> next, RowReader<T> reader) {
            item = next;
            try {
                return reader.read(this);
            } finally {
                item = null;
            }
        }

        @Override
        public @Nullable Object get(int index) {
            if (item == null) {
                throw new IllegalStateException("a row was read outside of its reader");
            }
            Column column = selection.get(index);
            return Attributes.value(column, item.get(column.name()));
        }
    }
}
