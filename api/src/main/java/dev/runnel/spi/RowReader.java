package dev.runnel.spi;

/** Makes a value of a row. Called inside the driver's own row callback, once per row, on the thread that the row came in on. */
@FunctionalInterface
public interface RowReader<T> {
    /** @return never null, and nothing that refers to the row */
    T read(Row row);
}
