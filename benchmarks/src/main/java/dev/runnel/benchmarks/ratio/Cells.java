package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/** The cells of required columns. */
final class Cells {
    private Cells() {}

    static <T> T required(Readable row, int index, Class<T> type) {
        return Objects.requireNonNull(row.get(index, type), "NULL in a required column");
    }

    static String text(Readable row, int index) {
        return required(row, index, String.class);
    }

    static long number(Readable row, int index) {
        return required(row, index, Long.class);
    }
}
