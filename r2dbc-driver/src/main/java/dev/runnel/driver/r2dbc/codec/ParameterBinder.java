package dev.runnel.driver.r2dbc.codec;

import dev.runnel.driver.r2dbc.sql.Bind;
import dev.runnel.driver.r2dbc.sql.RepeatedFragment;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.driver.r2dbc.sql.SqliteTexts;
import dev.runnel.type.StorageType;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Statement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Binds storage values and reads columns, in the Java types that the R2DBC driver of a database takes. A null is bound with its type. Stateless. This
 * class itself binds each value as it is; a database overrides the conversions that differ.
 */
public class ParameterBinder {
    /** Arrays of the element's class; an absent element is null. */
    public static final ParameterBinder POSTGRESQL = new ParameterBinder() {
        @Override
        protected boolean @Nullable [] lossyColumns(StorageType[] columns, Row row) {
            RowMetadata metadata = row.getMetadata();
            boolean[] cut = null;
            for (int i = 0; i < columns.length; i++) {
                if (LossyReads.isLossy(columns[i], metadata.getColumnMetadata(i))) {
                    cut = cut == null ? new boolean[columns.length] : cut;
                    cut[i] = true;
                }
            }
            return cut;
        }

        @Override
        protected Object[] array(StorageType storage, int length) {
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
    };

    /** Arrays of objects; an absent element is a parameter without a value. */
    public static final ParameterBinder H2 = new ParameterBinder() {
        @Override
        protected void convertArray(StorageType storage, @Nullable Object[] array) {
            if (storage == StorageType.DECIMAL) {
                toOneScale(array);
            }
            for (int i = 0; i < array.length; i++) {
                if (array[i] == null) {
                    array[i] = io.r2dbc.spi.Parameters.in(storage.carrier());
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

    /** Arrays as texts of JSON; texts for what is kept so. */
    public static final ParameterBinder SQLITE = new ParameterBinder() {
        @Override
        protected Object convert(StorageType storage, Object value) {
            return SqliteTexts.of(storage, value);
        }

        @Override
        protected Object list(StorageType storage, Collection<?> elements) {
            return JsonArrays.of(storage, elements);
        }

        @Override
        protected Object now(StorageType storage, Instant moment) {
            return SqliteTexts.now(storage, moment);
        }
    };

    /** One parameter for each element. */
    public static final ParameterBinder MYSQL = new ParameterBinder() {
        @Override
        protected Object convert(StorageType storage, Object value) {
            return MysqlCodec.encode(storage, value);
        }

        @Override
        protected Object now(StorageType storage, Instant moment) {
            return MysqlCodec.now(storage, moment);
        }

        @Override
        protected <V> @Nullable V read(Row row, int index, Class<V> type) {
            return MysqlCodec.read(row, index, type);
        }

        @Override
        public long bytes(SqlText sql, @Nullable Object[] values) {
            return MysqlCodec.bytes(sql, values);
        }

        @Override
        public long bytesOfRow(SqlText sql, @Nullable Object[] row) {
            return MysqlCodec.bytesOfRow(sql, row);
        }
    };

    private static final Object[] NONE = {};

    protected ParameterBinder() {}

    protected Object[] array(StorageType storage, int length) {
        return new Object[length];
    }

    /** Makes of an array of storage values what is bound. */
    protected void convertArray(StorageType storage, @Nullable Object[] array) {}

    /** What is bound for one value. */
    protected Object convert(StorageType storage, Object value) {
        return value;
    }

    /** What is bound for a list. */
    protected Object list(StorageType storage, Collection<?> elements) {
        @Nullable Object[] array = elements.toArray(array(storage, elements.size()));
        convertArray(storage, array);
        return array;
    }

    /** When a transaction began, as a value of a temporal type. */
    protected Object now(StorageType storage, Instant moment) {
        throw new IllegalStateException("the database returns this value itself");
    }

    /**
     * Which columns of a result the driver of the database would cut without a word to what they are read as; null where it does so with none.
     *
     * @param row the first of the result
     */
    protected boolean @Nullable [] lossyColumns(StorageType[] columns, Row row) {
        return null;
    }

    /** The value of a column, by its class. */
    protected <V> @Nullable V read(Row row, int index, Class<V> type) {
        return row.get(index, type);
    }

    /** How many bytes a statement takes without its rows, as far as a limit is concerned: not less than it does. */
    public long bytes(SqlText sql, @Nullable Object[] values) {
        return 0;
    }

    /** What a row adds to that. */
    public long bytesOfRow(SqlText sql, @Nullable Object[] row) {
        return 0;
    }

    /** The text of a statement with its parts as often as there are rows or elements. */
    public String text(SqlText sql, @Nullable Object[] values, List<@Nullable Object[]> rows) {
        return sql.spread(repeat -> times(sql.binds().get(repeat.firstBind()), values, rows));
    }

    private static int times(Bind bind, @Nullable Object[] values, List<@Nullable Object[]> rows) {
        return bind instanceof Bind.ListSlot list ? elements(list, values).size() : rows.size();
    }

    /**
     * Binds the parameters of a statement.
     *
     * @param values of the whole statement, by slot
     * @param rows what is inserted; empty unless the text inserts
     * @param now when the transaction began, or the statement without one; null where no text asks for it
     */
    public void bind(
            Statement statement,
            SqlText sql,
            @Nullable Object[] values,
            List<@Nullable Object[]> rows,
            @Nullable Instant now) {
        if (sql.repeats().isEmpty()) {
            List<Bind> binds = sql.binds();
            for (int i = 0; i < binds.size(); i++) {
                bind(statement, i, binds.get(i), value(binds.get(i), values, rows, now));
            }
        } else {
            bindRepeated(statement, sql, values, rows, now);
        }
    }

    private static void bind(Statement statement, int at, Bind bind, @Nullable Object value) {
        if (value == null) {
            statement.bindNull(at, bind.storage().carrier());
        } else {
            statement.bind(at, value);
        }
    }

    private void bindRepeated(
            Statement statement,
            SqlText sql,
            @Nullable Object[] values,
            List<@Nullable Object[]> rows,
            @Nullable Instant now) {
        Parameters parameters = new Parameters(statement);
        int next = 0;
        for (RepeatedFragment repeat : sql.repeats()) {
            for (Bind bind : sql.binds().subList(next, repeat.firstBind())) {
                parameters.add(bind, value(bind, values, rows, now));
            }
            next = repeat.firstBind() + repeat.binds();
            bindRepeated(parameters, sql.binds().subList(repeat.firstBind(), next), values, rows, now);
        }
        for (Bind bind : sql.binds().subList(next, sql.binds().size())) {
            parameters.add(bind, value(bind, values, rows, now));
        }
    }

    /** Binds a part as often as there are rows or elements. */
    private void bindRepeated(
            Parameters parameters,
            List<Bind> part,
            @Nullable Object[] values,
            List<@Nullable Object[]> rows,
            @Nullable Instant now) {
        List<Object[]> lists = part.stream()
                .map(bind -> bind instanceof Bind.ListSlot list
                        ? elements(list, values).toArray()
                        : NONE)
                .toList();
        int times = times(part.get(0), values, rows);
        for (int at = 0; at < times; at++) {
            for (int i = 0; i < part.size(); i++) {
                Bind bind = part.get(i);
                Object value;
                if (bind instanceof Bind.ListSlot) {
                    value = convert(bind, lists.get(i)[at]);
                } else if (bind instanceof Bind.RowCell cell) {
                    value = convert(bind, rows.get(at)[cell.index()]);
                } else {
                    value = value(bind, values, rows, now);
                }
                parameters.add(bind, value);
            }
        }
    }

    /** Of a statement, by position. */
    private static final class Parameters {
        private final Statement statement;
        private int next;

        Parameters(Statement statement) {
            this.statement = statement;
        }

        void add(Bind bind, @Nullable Object value) {
            bind(statement, next++, bind, value);
        }
    }

    private @Nullable Object value(
            Bind bind, @Nullable Object[] values, List<@Nullable Object[]> rows, @Nullable Instant now) {
        if (bind instanceof Bind.Slot slot) {
            return convert(bind, values[slot.slot()]);
        }
        if (bind instanceof Bind.RowNumber number) {
            return convert(bind, values[number.slot()]);
        }
        if (bind instanceof Bind.True) {
            return true;
        }
        if (bind instanceof Bind.Pattern pattern) {
            return pattern.form().of((String) Objects.requireNonNull(values[pattern.slot()]));
        }
        if (bind instanceof Bind.RowCell cell) {
            return convert(bind, rows.get(0)[cell.index()]);
        }
        if (bind instanceof Bind.RowColumn cells) {
            return column(cells, rows);
        }
        if (bind instanceof Bind.Rows inserted) {
            return JsonArrays.ofRows(inserted.cells(), rows);
        }
        if (bind instanceof Bind.ListColumns columns) {
            return JsonArrays.ofColumns(
                    columns.lists().stream().map(Bind.ListSlot::storage).toList(),
                    columns.lists().stream().map(list -> elements(list, values)).toList());
        }
        if (bind instanceof Bind.Now moment) {
            return now(moment.storage(), Objects.requireNonNull(now));
        }
        Bind.ListSlot list = (Bind.ListSlot) bind;
        return list(list.storage(), elements(list, values));
    }

    private @Nullable Object convert(Bind bind, @Nullable Object value) {
        return value == null ? null : convert(bind.storage(), value);
    }

    private static Collection<?> elements(Bind.ListSlot list, @Nullable Object[] values) {
        return (Collection<?>) Objects.requireNonNull(values[list.slot()]);
    }

    private Object[] column(Bind.RowColumn cells, List<@Nullable Object[]> rows) {
        @Nullable Object[] column = array(cells.storage(), rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = rows.get(i)[cells.index()];
        }
        convertArray(cells.storage(), column);
        return column;
    }
}
