package dev.runnel.companion;

import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;

/** The readers of the values of a projection, from which generated code creates the record of each row. Immutable. */
public final class ProjectionReaders {
    private final RowReader<?>[] readers;

    ProjectionReaders(RowReader<?>[] readers) {
        this.readers = readers;
    }

    /** Reads the value of a component. The step of the component has checked its type. */
    @SuppressWarnings("unchecked")
    public <A> A read(Row row, int component) {
        return (A) readers[component].read(row);
    }
}
