package dev.runnel.companion;

import dev.runnel.RowMapping;
import dev.runnel.error.DecodeException;
import dev.runnel.error.RunnelException;
import dev.runnel.schema.Field;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The columns of a projection as its companion declares it, the decoder of its rows, and the steps that select its values. Immutable.
 *
 * @param <T> the record
 * @param <S> the first step
 */
public final class ProjectionMetadata<T, S> implements RowMapping<T, S> {
    private final Class<T> type;
    private final RowReader<T> decoder;
    private final BiFunction<ProjectionReaders, Row, T> selected;
    private final Function<ProjectionValues<T>, S> first;
    final List<Field> columns;

    private ProjectionMetadata(
            Class<T> type,
            RowReader<T> decoder,
            BiFunction<ProjectionReaders, Row, T> selected,
            Function<ProjectionValues<T>, S> first,
            List<Field> columns) {
        this.type = type;
        this.decoder = decoder;
        this.selected = selected;
        this.first = first;
        this.columns = columns;
    }

    /**
     * Returns the metadata of a projection.
     *
     * @param type the record
     * @param decoder decodes a row with the columns, in their order
     * @param selected creates the record of a row from the readers of its components
     * @param first the constructor of the first step
     * @param columns the columns, in the order of their index
     */
    public static <T, S> ProjectionMetadata<T, S> of(
            Class<T> type,
            RowReader<T> decoder,
            BiFunction<ProjectionReaders, Row, T> selected,
            Function<ProjectionValues<T>, S> first,
            ColumnMetadata... columns) {
        return new ProjectionMetadata<>(
                type,
                decoder,
                selected,
                first,
                Arrays.stream(columns).map(column -> column.field).toList());
    }

    /** Returns the first step of a selection. */
    S start() {
        return first.apply(ProjectionValues.of(this));
    }

    /** Returns the reader of the rows of a selection. */
    RowReader<T> reader(ProjectionReaders values) {
        return row -> created(values, row);
    }

    /** Decodes a row. An error names the component. */
    T read(Row row) {
        try {
            return decoder.read(row);
        } catch (DecodeException failed) {
            throw withField(failed);
        } catch (RunnelException known) {
            throw known;
        } catch (RuntimeException thrown) {
            throw constructorFailed(thrown);
        }
    }

    private T created(ProjectionReaders values, Row row) {
        try {
            return selected.apply(values, row);
        } catch (RunnelException known) {
            throw known;
        } catch (RuntimeException thrown) {
            throw constructorFailed(thrown);
        }
    }

    private DecodeException constructorFailed(RuntimeException thrown) {
        return DecodeException.of("the constructor of the record threw an exception for a row", thrown)
                .with("projection", type.getSimpleName())
                .hint("correct the row, or let the constructor accept it");
    }

    private DecodeException withField(DecodeException failed) {
        String position = failed.names().get("position");
        return position == null || failed.names().containsKey("field")
                ? failed
                : failed.with("field", columns.get(Integer.parseInt(position)).toString());
    }
}
