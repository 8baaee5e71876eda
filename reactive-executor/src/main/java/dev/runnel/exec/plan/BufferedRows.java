package dev.runnel.exec.plan;

import dev.runnel.error.LimitExceededException;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows in memory: copies, reads and bounds them. */
public final class BufferedRows {
    private BufferedRows() {}

    /** Copies the columns of a row into the first cells of a wider one. */
    public static RowReader<@Nullable Object[]> copies(int columns, int width) {
        return row -> {
            Object[] cells = new Object[width];
            for (int i = 0; i < columns; i++) {
                cells[i] = row.get(i);
            }
            return cells;
        };
    }

    /** Returns the cells of a row: a copy of {@code width} cells, or the cells themselves of a row in memory. */
    public static RowReader<@Nullable Object[]> cells(int width) {
        RowReader<@Nullable Object[]> copies = copies(width, width);
        return row -> row instanceof Cursor cursor ? cursor.cells : copies.read(row);
    }

    /** A reusable row over an array of cells. Not thread-safe. */
    public static final class Cursor implements Row {
        private @Nullable Object[] cells = {};

        public Cursor at(@Nullable Object[] row) {
            cells = row;
            return this;
        }

        @Override
        public @Nullable Object get(int index) {
            return cells[index];
        }
    }

    /** Reads each row. The order is kept. */
    public static <T> List<T> read(List<@Nullable Object[]> rows, RowReader<T> reader) {
        List<T> values = new ArrayList<>(rows.size());
        Cursor cursor = new Cursor();
        for (int i = 0; i < rows.size(); i++) {
            values.add(reader.read(cursor.at(rows.get(i))));
        }
        return values;
    }

    /**
     * Collects all rows. Fails with {@code LimitExceededException} at the first row beyond {@code most}.
     *
     * @param option the option that sets the limit, for the error
     */
    public static <T> Mono<List<T>> collectBounded(Flux<T> rows, int most, String option) {
        return rows.collect(ArrayList::new, (list, row) -> {
            if (list.size() == most) {
                throw tooLarge(most, option);
            }
            list.add(row);
        });
    }

    public static LimitExceededException tooLarge(int most, String option) {
        return new LimitExceededException(most, option, "the read buffers more rows than the option allows")
                .hint("narrow the filter, set a limit, or raise the option");
    }
}
