package dev.runnel.benchmarks;

import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Type;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Fixed rows, read through one adapter. Its own cost for each row is the call of the mapper. */
final class StubResult implements Result, Row, RowMetadata {
    private static final ColumnMetadata COLUMN = new ColumnMetadata() {
        @Override
        public Type getType() {
            throw byIndex();
        }

        @Override
        public String getName() {
            throw byIndex();
        }
    };

    private final List<@Nullable Object[]> rows;
    private @Nullable Object[] cells = {};

    StubResult(List<@Nullable Object[]> rows) {
        this.rows = rows;
    }

    @Override
    public <T> Flux<T> map(BiFunction<Row, RowMetadata, ? extends T> mapper) {
        return Flux.fromIterable(rows).map(row -> {
            cells = row;
            return mapper.apply(this, this);
        });
    }

    @Override
    public <T> Flux<T> map(Function<? super Readable, ? extends T> mapper) {
        return map((row, metadata) -> mapper.apply(row));
    }

    @Override
    public <T> @Nullable T get(int index, Class<T> type) {
        return type.cast(cells[index]);
    }

    @Override
    public Mono<Long> getRowsUpdated() {
        return Mono.just(0L);
    }

    @Override
    public RowMetadata getMetadata() {
        return this;
    }

    @Override
    public <T> T get(String name, Class<T> type) {
        throw byIndex();
    }

    /** Column metadata without a native type. */
    @Override
    public ColumnMetadata getColumnMetadata(int index) {
        return COLUMN;
    }

    @Override
    public ColumnMetadata getColumnMetadata(String name) {
        throw byIndex();
    }

    @Override
    public List<? extends ColumnMetadata> getColumnMetadatas() {
        throw byIndex();
    }

    @Override
    public Result filter(Predicate<Segment> filter) {
        throw byIndex();
    }

    @Override
    public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
        throw byIndex();
    }

    private static UnsupportedOperationException byIndex() {
        return new UnsupportedOperationException("the stub is read by map, index and class");
    }
}
