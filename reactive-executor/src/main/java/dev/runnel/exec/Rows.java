package dev.runnel.exec;

import dev.runnel.error.TooLarge;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows in memory: how they are copied, read again, and bounded. */
final class Rows {
    private Rows() {}

    /** Copies the columns of a row into the first cells of a wider one. */
    static RowReader<@Nullable Object[]> copies(int columns, int width) {
        return row -> {
            Object[] cells = new Object[width];
            for (int i = 0; i < columns; i++) {
                cells[i] = row.get(i);
            }
            return cells;
        };
    }

    /** The cells of a row: a copy of so many, or those themselves of a row that is in memory. */
    static RowReader<@Nullable Object[]> cells(int width) {
        RowReader<@Nullable Object[]> copies = copies(width, width);
        return row -> row instanceof Cursor cursor ? cursor.cells : copies.read(row);
    }

    /** One reused row over the cells of others. Of one thread. */
    static final class Cursor implements Row {
        private @Nullable Object[] cells = {};

        Cursor at(@Nullable Object[] row) {
            cells = row;
            return this;
        }

        @Override
        public @Nullable Object get(int index) {
            return cells[index];
        }
    }

    /** What the reader makes of each row. */
    static <T> List<T> read(List<@Nullable Object[]> rows, RowReader<T> reader) {
        List<T> values = new ArrayList<>(rows.size());
        Cursor cursor = new Cursor();
        for (int i = 0; i < rows.size(); i++) {
            values.add(reader.read(cursor.at(rows.get(i))));
        }
        return values;
    }

    /** All rows, or {@code TooLarge} at the first one too many. */
    static <T> Mono<List<T>> whole(Flux<T> rows, int most, String option) {
        return rows.collect(ArrayList::new, (list, row) -> {
            if (list.size() == most) {
                throw tooLarge(most, option);
            }
            list.add(row);
        });
    }

    static TooLarge tooLarge(int most, String option) {
        return new TooLarge(most, option, "a read would hold more rows in memory than it may")
                .hint("narrow the filter, set a limit, or raise the option");
    }
}
