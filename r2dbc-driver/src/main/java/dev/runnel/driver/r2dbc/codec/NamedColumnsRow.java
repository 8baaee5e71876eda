package dev.runnel.driver.r2dbc.codec;

import dev.runnel.error.DecodeException;
import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row whose columns have the positions of a list of names. One instance adapts all rows of a result, and finds the
 * names in the first one. It is not thread-safe.
 */
final class NamedColumnsRow implements Row, RowMetadata {
    private final List<String> names;
    private int @Nullable [] positions;
    private @Nullable Row row;

    NamedColumnsRow(List<String> names) {
        this.names = names;
    }

    /**
     * Returns this row with the values of another one.
     *
     * @throws DecodeException if the first row lacks a column, or has two of its name
     */
    Row of(Row other) {
        row = other;
        if (positions == null) {
            positions = positions(other.getMetadata().getColumnMetadatas());
        }
        return this;
    }

    private int[] positions(List<? extends ColumnMetadata> columns) {
        int[] found = new int[names.size()];
        Arrays.fill(found, -1);
        for (int i = 0; i < found.length; i++) {
            for (int at = 0; at < columns.size(); at++) {
                if (names.get(i).equalsIgnoreCase(columns.get(at).getName())) {
                    if (found[i] >= 0) {
                        throw new DecodeException("the result has two columns of one name")
                                .with("column", names.get(i))
                                .hint("name the columns of the SQL differently");
                    }
                    found[i] = at;
                }
            }
            if (found[i] < 0) {
                throw new DecodeException("the result lacks a column")
                        .with("column", names.get(i))
                        .hint("select the column in the SQL, or name it with AS");
            }
        }
        return found;
    }

    private int position(int index) {
        return Objects.requireNonNull(positions)[index];
    }

    private Row row() {
        return Objects.requireNonNull(row);
    }

    @Override
    public <T> @Nullable T get(int index, Class<T> type) {
        return row().get(position(index), type);
    }

    @Override
    public <T> @Nullable T get(String name, Class<T> type) {
        return row().get(name, type);
    }

    @Override
    public RowMetadata getMetadata() {
        return this;
    }

    @Override
    public ColumnMetadata getColumnMetadata(int index) {
        return row().getMetadata().getColumnMetadata(position(index));
    }

    @Override
    public ColumnMetadata getColumnMetadata(String name) {
        return row().getMetadata().getColumnMetadata(name);
    }

    @Override
    public List<? extends ColumnMetadata> getColumnMetadatas() {
        return Arrays.stream(Objects.requireNonNull(positions))
                .mapToObj(row().getMetadata()::getColumnMetadata)
                .toList();
    }
}
