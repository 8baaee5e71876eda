package dev.runnel.companion;

import dev.runnel.RowMapping;
import dev.runnel.error.DecodeException;
import dev.runnel.error.RunnelException;
import dev.runnel.schema.Field;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a projection as its companion declares it, and the decoder of its rows. Immutable.
 *
 * @param <T> the record
 */
public final class ProjectionMetadata<T> implements RowMapping<T> {
    private final Class<T> type;
    private final RowReader<T> decoder;
    final List<Field> columns;

    private ProjectionMetadata(Class<T> type, RowReader<T> decoder, List<Field> columns) {
        this.type = type;
        this.decoder = decoder;
        this.columns = columns;
    }

    /**
     * Returns the metadata of a projection.
     *
     * @param type the record
     * @param decoder decodes a row with the columns, in their order
     * @param columns the columns, in the order of their index
     */
    public static <T> ProjectionMetadata<T> of(Class<T> type, RowReader<T> decoder, ColumnMetadata... columns) {
        return new ProjectionMetadata<>(
                type,
                decoder,
                Arrays.stream(columns).map(column -> column.field).toList());
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
            throw DecodeException.of("the constructor of the record threw an exception for a row", thrown)
                    .with("projection", type.getSimpleName())
                    .hint("correct the row, or let the constructor accept it");
        }
    }

    private DecodeException withField(DecodeException failed) {
        String position = failed.names().get("position");
        return position == null || failed.names().containsKey("field")
                ? failed
                : failed.with("field", columns.get(Integer.parseInt(position)).toString());
    }
}
