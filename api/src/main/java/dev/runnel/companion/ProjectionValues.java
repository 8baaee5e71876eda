package dev.runnel.companion;

import dev.runnel.ProjectedRow;
import dev.runnel.Selectable;
import dev.runnel.internal.SelectionBuilder;
import dev.runnel.spi.RowReader;
import java.util.Arrays;
import java.util.Objects;

/**
 * The selected values of the first components of a projection, which the generated steps collect. Immutable.
 *
 * @param <T> the record
 */
public final class ProjectionValues<T> implements ProjectedRow<T> {
    private final ProjectionMetadata<T, ?> projection;
    private final Selectable<?, ?>[] values;

    private ProjectionValues(ProjectionMetadata<T, ?> projection, Selectable<?, ?>[] values) {
        this.projection = projection;
        this.values = values;
    }

    static <T> ProjectionValues<T> of(ProjectionMetadata<T, ?> projection) {
        return new ProjectionValues<>(projection, new Selectable<?, ?>[0]);
    }

    /** Returns these values and that of the next component. */
    public ProjectionValues<T> with(Selectable<?, ?> value) {
        Selectable<?, ?>[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = Objects.requireNonNull(value, "value");
        return new ProjectionValues<>(projection, more);
    }

    /** Adds the values to a selection and returns the reader of its rows. */
    RowReader<T> addTo(SelectionBuilder selecting) {
        RowReader<?>[] readers = new RowReader<?>[values.length];
        for (int i = 0; i < values.length; i++) {
            readers[i] = StatementParts.select(values[i], selecting);
        }
        return projection.reader(new ProjectionReaders(readers));
    }
}
