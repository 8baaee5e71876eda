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
        void complete(Storage storage, @Nullable Object[] array) {}
    },
    /** Arrays of objects; an absent element is a parameter without a value. */
    H2 {
        @Override
        Object[] array(Storage storage, int length) {
            return new Object[length];
        }

        @Override
        void complete(Storage storage, @Nullable Object[] array) {
            if (storage == Storage.DECIMAL) {
                toOneScale(array);
            }
            for (int i = 0; i < array.length; i++) {
                if (array[i] == null) {
                    array[i] = Parameters.in(storage.carrier());
                }
            }
        }

        /** H2 fails to make an array of decimals that differ in scale. */
        private void toOneScale(@Nullable Object[] decimals) {
            int scale = 0;
            for (Object decimal : decimals) {
                scale = decimal == null ? scale : Math.max(scale, ((BigDecimal) decimal).scale());
            }
            for (int i = 0; i < decimals.length; i++) {
                decimals[i] = decimals[i] == null ? null : ((BigDecimal) decimals[i]).setScale(scale);
            }
        }
    };

    abstract Object[] array(Storage storage, int length);

    /** Makes of an array of storage values what is bound. */
    abstract void complete(Storage storage, @Nullable Object[] array);

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
        @Nullable Object[] array = elements.toArray(array(list.storage(), elements.size()));
        complete(list.storage(), array);
        return array;
    }

    private Object[] column(Bind.Cells cells, List<@Nullable Object[]> rows) {
        @Nullable Object[] column = array(cells.storage(), rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = rows.get(i)[cells.index()];
        }
        complete(cells.storage(), column);
        return column;
    }
}
