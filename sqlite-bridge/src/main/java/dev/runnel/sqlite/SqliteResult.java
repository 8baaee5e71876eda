package dev.runnel.sqlite;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The segments of one statement: its rows, then the number of changed rows if it changes rows. An error of the run is a
 * {@code Message} segment. A result can be consumed once.
 */
final class SqliteResult implements Result {
    private final Flux<Segment> segments;
    private final AtomicBoolean consumed = new AtomicBoolean();

    SqliteResult(Flux<Segment> segments) {
        this.segments = segments;
    }

    @Override
    public Mono<Long> getRowsUpdated() {
        return consume()
                .<Long>handle((segment, sink) -> {
                    if (segment instanceof UpdateCount count) {
                        sink.next(count.value());
                    } else if (segment instanceof Message message) {
                        sink.error(message.exception());
                    }
                })
                .reduce(Long::sum);
    }

    @Override
    public <T> Flux<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
        Arguments.nonNull(mapping, "mappingFunction");
        return consume().handle((segment, sink) -> {
            if (segment instanceof SqliteRow row) {
                sink.next(mapping.apply(row, row.getMetadata()));
            } else if (segment instanceof Message message) {
                sink.error(message.exception());
            }
        });
    }

    @Override
    public <T> Flux<T> map(Function<? super Readable, ? extends T> mapping) {
        Arguments.nonNull(mapping, "mappingFunction");
        return consume().handle((segment, sink) -> {
            if (segment instanceof SqliteRow row) {
                sink.next(mapping.apply(row));
            } else if (segment instanceof Message message) {
                sink.error(message.exception());
            }
        });
    }

    @Override
    public Result filter(Predicate<Segment> filter) {
        Arguments.nonNull(filter, "filter");
        return new SqliteResult(consume().filter(segment -> filter.test(named(segment))));
    }

    @Override
    public <T> Flux<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
        Arguments.nonNull(mapping, "mappingFunction");
        // the next segment is emitted after the publisher of the last one completed
        return consume().concatMap(segment -> mapping.apply(named(segment)), 0);
    }

    /** Loads the column names before a row is emitted as a segment, so that it can be read after the run. */
    private static Segment named(Segment segment) {
        if (segment instanceof SqliteRow row) {
            row.getMetadata();
        }
        return segment;
    }

    private Flux<Segment> consume() {
        if (!consumed.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "the result was already consumed: run the statement again to read it twice");
        }
        return segments;
    }

    record Changed(long value) implements UpdateCount {}

    record Failed(R2dbcException exception) implements Message {
        @Override
        public int errorCode() {
            return exception.getErrorCode();
        }

        @Override
        public @Nullable String sqlState() {
            return exception.getSqlState();
        }

        @Override
        public String message() {
            String text = exception.getMessage();
            return text == null ? "" : text;
        }
    }
}
