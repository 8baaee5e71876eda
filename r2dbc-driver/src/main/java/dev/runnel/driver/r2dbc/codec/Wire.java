package dev.runnel.driver.r2dbc.codec;

import dev.runnel.driver.r2dbc.sql.Bind;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.type.Storage;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Statement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds storage values, each with its type, absent ones too. */
public enum Wire {
    /** Arrays of the element's class; an absent element is null. */
    POSTGRESQL {
        @Override
        Object[] array(Storage storage, int length) {
            return switch (storage) {
                case BOOL -> new Boolean[length];
                case I16 -> new Short[length];
                case I32 -> new Integer[length];
                case I64 -> new Long[length];
                case F32 -> new Float[length];
                case F64 -> new Double[length];
                case DECIMAL -> new BigDecimal[length];
                case TEXT -> new String[length];
                case BYTES -> new byte[length][];
                case UUID -> new UUID[length];
                case DATE -> new LocalDate[length];
                case TIME -> new LocalTime[length];
                case DATETIME -> new LocalDateTime[length];
                case INSTANT -> new Instant[length];
            };
        }

        @Override
        @Nullable
        Object absent(Storage storage) {
            return null;
        }
    },
    /** Arrays of objects; an absent element is a parameter without a value. */
    H2 {
        @Override
        Object[] array(Storage storage, int length) {
            return new Object[length];
        }

        @Override
        Object absent(Storage storage) {
            return Parameters.in(storage.carrier());
        }
    };

    abstract Object[] array(Storage storage, int length);

    abstract @Nullable Object absent(Storage storage);

    /**
     * Binds the parameters of a statement.
     *
     * @param values of the whole statement, by slot
     * @param rows what is inserted; empty unless the text inserts
     */
    public void bind(Statement statement, SqlText sql, @Nullable Object[] values, List<@Nullable Object[]> rows) {
        List<Bind> binds = sql.binds();
        for (int i = 0; i < binds.size(); i++) {
            Bind bind = binds.get(i);
            Object value = value(bind, values, rows);
            if (value == null) {
                statement.bindNull(i, bind.storage().carrier());
            } else {
                statement.bind(i, value);
            }
        }
    }

    private @Nullable Object value(Bind bind, @Nullable Object[] values, List<@Nullable Object[]> rows) {
        if (bind instanceof Bind.Slot slot) {
            return values[slot.slot()];
        }
        if (bind instanceof Bind.Pattern pattern) {
            return pattern.form().of((String) java.util.Objects.requireNonNull(values[pattern.slot()]));
        }
        if (bind instanceof Bind.Cell cell) {
            return rows.get(0)[cell.index()];
        }
        if (bind instanceof Bind.Cells cells) {
            return column(cells, rows);
        }
        Bind.ListSlot list = (Bind.ListSlot) bind;
        Collection<?> elements = (Collection<?>) java.util.Objects.requireNonNull(values[list.slot()]);
        return elements.toArray(array(list.storage(), elements.size()));
    }

    private Object[] column(Bind.Cells cells, List<@Nullable Object[]> rows) {
        @Nullable Object[] column = array(cells.storage(), rows.size());
        for (int i = 0; i < column.length; i++) {
            Object cell = rows.get(i)[cells.index()];
            column[i] = cell == null ? absent(cells.storage()) : cell;
        }
        return column;
    }
}
