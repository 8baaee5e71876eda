package dev.runnel.driver.r2dbc.codec;

import dev.runnel.error.DecodeException;
import dev.runnel.spi.DetachedRow;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.SqlOperation.ResultColumn;
import dev.runnel.type.StorageType;
import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A reader of the rows of one result. It reads each column by its index and exact class. One instance adapts all rows of the result, and is
 * not thread-safe.
 */
public final class ResultRow<T> implements Row, Function<Readable, T> {
    private final ParameterBinder wire;
    private final StorageType[] columns;
    private final RowReader<T> reader;

    /** The columns that are not read by the class of their storage type; null if there are none. */
    private boolean @Nullable [] narrowed;

    private io.r2dbc.spi.@Nullable Row row;

    /** The columns by their names; null if they have the positions of the result. */
    private final @Nullable NamedColumnsRow named;

    /** The names of the columns of the result, for detached rows. */
    private @Nullable List<String> names;

    /** @param columns the storage types of the columns */
    public ResultRow(ParameterBinder wire, StorageType[] columns, RowReader<T> reader) {
        this(wire, columns, null, reader);
    }

    private ResultRow(
            ParameterBinder wire, StorageType[] columns, @Nullable NamedColumnsRow named, RowReader<T> reader) {
        this.wire = wire;
        this.columns = columns;
        this.named = named;
        this.reader = reader;
    }

    /** Returns a reader that finds the columns by their names. */
    public static <T> ResultRow<T> byName(ParameterBinder wire, List<ResultColumn> columns, RowReader<T> reader) {
        return new ResultRow<>(
                wire,
                columns.stream().map(column -> column.type().storage()).toArray(StorageType[]::new),
                new NamedColumnsRow(columns.stream().map(ResultColumn::name).toList()),
                reader);
    }

    /** Returns the rows of a result, on demand. */
    public Publisher<T> read(Result result) {
        return result.map(this);
    }

    @Override
    public T apply(Readable readable) {
        io.r2dbc.spi.Row next = named == null ? (io.r2dbc.spi.Row) readable : named.of((io.r2dbc.spi.Row) readable);
        if (row == null) {
            narrowed = wire.lossyColumns(columns, next);
        }
        row = next;
        return reader.read(this);
    }

    @Override
    public DetachedRow detached() {
        io.r2dbc.spi.Row current = Objects.requireNonNull(row);
        List<String> all = names;
        if (all == null) {
            all = current.getMetadata().getColumnMetadatas().stream()
                    .map(ColumnMetadata::getName)
                    .toList();
            names = all;
        }
        return new Detached(wire, all, wire.copied(current));
    }

    /** A copy of a row. Each value is converted when it is read, since its type is known then. */
    private record Detached(ParameterBinder wire, List<String> columns, io.r2dbc.spi.Row values)
            implements DetachedRow {
        @Override
        public @Nullable Object get(int index, StorageType type) {
            ResultRow<?> row = new ResultRow<>(wire, new StorageType[0], ignored -> true);
            row.row = values;
            return row.get(index, type);
        }
    }

    @Override
    public @Nullable Object get(int index) {
        return get(index, columns[index]);
    }

    private @Nullable Object get(int index, StorageType storage) {
        Object value = get(index, storage.carrier());
        return value == null ? null : storage.normalize(value);
    }

    @Override
    public @Nullable Boolean getBooleanOrNull(int index) {
        return get(index, Boolean.class);
    }

    @Override
    public @Nullable Short getShortOrNull(int index) {
        return get(index, Short.class);
    }

    @Override
    public @Nullable Integer getIntOrNull(int index) {
        return get(index, Integer.class);
    }

    @Override
    public @Nullable Long getLongOrNull(int index) {
        return get(index, Long.class);
    }

    @Override
    public @Nullable Float getFloatOrNull(int index) {
        Float value = get(index, Float.class);
        return value == null ? null : (Float) StorageType.F32.normalize(value);
    }

    @Override
    public @Nullable Double getDoubleOrNull(int index) {
        Double value = get(index, Double.class);
        return value == null ? null : (Double) StorageType.F64.normalize(value);
    }

    @Override
    public @Nullable BigDecimal getDecimalOrNull(int index) {
        BigDecimal value = get(index, BigDecimal.class);
        return value == null ? null : (BigDecimal) StorageType.DECIMAL.normalize(value);
    }

    @Override
    public @Nullable String getStringOrNull(int index) {
        return get(index, String.class);
    }

    @Override
    public byte @Nullable [] getBytesOrNull(int index) {
        return get(index, byte[].class);
    }

    @Override
    public @Nullable UUID getUuidOrNull(int index) {
        return get(index, UUID.class);
    }

    @Override
    public @Nullable LocalDate getDateOrNull(int index) {
        return get(index, LocalDate.class);
    }

    @Override
    public @Nullable LocalTime getTimeOrNull(int index) {
        return get(index, LocalTime.class);
    }

    @Override
    public @Nullable LocalDateTime getDateTimeOrNull(int index) {
        return get(index, LocalDateTime.class);
    }

    @Override
    public @Nullable Instant getInstantOrNull(int index) {
        return get(index, Instant.class);
    }

    private <V> @Nullable V get(int index, Class<V> type) {
        io.r2dbc.spi.Row current = row;
        if (current == null) {
            throw new IllegalStateException("the row is read outside of its reader");
        }
        if (narrowed != null && narrowed[index]) {
            return number(current, index, type);
        }
        try {
            return wire.read(current, index, type);
        } catch (IllegalArgumentException | UnsupportedOperationException | ClassCastException unreadable) {
            return number(current, index, type);
        }
    }

    /**
     * Reads a number whose column is narrower or wider than the model declares. r2dbc-h2 reads a column by one class only.
     *
     * @throws DecodeException if the value is no number that {@code type} can represent
     */
    private <V> @Nullable V number(io.r2dbc.spi.Row current, int index, Class<V> type) {
        Object raw = Number.class.isAssignableFrom(type) ? current.get(index) : null;
        Number exact = raw instanceof Number number ? ExactNarrowing.as(type, number) : null;
        if (exact == null && (raw != null || narrowed == null || !narrowed[index])) {
            throw new DecodeException("the column has another type than the model")
                    .with("position", Integer.toString(index))
                    .with("expected", type.getSimpleName())
                    .hint("compare the column in the database with the type of the component, and correct one of them");
        }
        if (narrowed == null) {
            narrowed = new boolean[Math.max(columns.length, index + 1)];
        }
        narrowed[index] = true;
        return type.cast(exact);
    }
}
