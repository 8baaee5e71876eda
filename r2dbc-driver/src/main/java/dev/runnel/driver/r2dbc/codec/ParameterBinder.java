package dev.runnel.driver.r2dbc.codec;

import dev.runnel.driver.r2dbc.sql.Bind;
import dev.runnel.driver.r2dbc.sql.RepeatedFragment;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.driver.r2dbc.sql.SqliteTexts;
import dev.runnel.type.StorageType;
import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Statement;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A binder of storage values and reader of columns, in the Java types of a database's R2DBC driver. It is stateless, and binds NULL with
 * its type. This class binds each value unchanged; a subclass overrides the conversions that differ.
 */
public class ParameterBinder {
    /** The binder of PostgreSQL. A list is an array of the element's class, and a NULL element is null. */
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

        /** Reads what the codecs of this driver read better than those of r2dbc-postgresql. */
        @Override
        protected Class<?> classOf(ColumnMetadata column) {
            Class<?> type = column.getJavaType();
            if (type == OffsetDateTime.class) {
                return Instant.class;
            }
            return type == null || type == ByteBuffer.class ? Object.class : type;
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

    /** The binder of H2. A list is an array of objects, and a NULL element is an R2DBC parameter without a value. */
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

        /** H2 fails to create an array of decimals with different scales. */
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

    /** The binder of SQLite. A list is a JSON array, and a value that SQLite stores as text is a string. */
    public static final ParameterBinder SQLITE = new ParameterBinder() {
        /** A row of SQLite is a copy already. */
        @Override
        protected Row copied(Row row) {
            return row;
        }

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

    /** The binder of MySQL and MariaDB. A list has one parameter for each element. */
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

    /** Converts the storage values of an array in place. */
    protected void convertArray(StorageType storage, @Nullable Object[] array) {}

    /** Returns the object that is bound for a value. */
    protected Object convert(StorageType storage, Object value) {
        return value;
    }

    /** Returns the object that is bound for a list. */
    protected Object list(StorageType storage, Collection<?> elements) {
        @Nullable Object[] array = elements.toArray(array(storage, elements.size()));
        convertArray(storage, array);
        return array;
    }

    /**
     * Returns the start of the transaction as a value of a temporal type. This implementation fails: it is for databases that compute the
     * value.
     */
    protected Object now(StorageType storage, Instant moment) {
        throw new IllegalStateException("the database returns this value itself");
    }

    /**
     * Returns for each column of a result whether the driver would silently truncate its values; null if it would truncate none.
     *
     * @param columns the types that the columns are read as
     * @param row the first row of the result
     */
    protected boolean @Nullable [] lossyColumns(StorageType[] columns, Row row) {
        return null;
    }

    /**
     * Returns a copy of a row whose columns have no declared type. It remains valid after the row, and {@link #read}
     * converts its values.
     */
    protected Row copied(Row row) {
        List<? extends ColumnMetadata> columns = row.getMetadata().getColumnMetadatas();
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i, classOf(columns.get(i)));
        }
        return new CopiedRow(values);
    }

    /** Returns the class in which a value of a column without a declared type is copied. */
    protected Class<?> classOf(ColumnMetadata column) {
        return Object.class;
    }

    /** Returns the value of a column as an instance of {@code type}; null for NULL. */
    protected <V> @Nullable V read(Row row, int index, Class<V> type) {
        return row.get(index, type);
    }

    /** Returns an upper bound of the size of a statement without its rows, in bytes; 0 if the size is not limited. */
    public long bytes(SqlText sql, @Nullable Object[] values) {
        return 0;
    }

    /** Returns an upper bound of the size that a row adds, in bytes; 0 if the size is not limited. */
    public long bytesOfRow(SqlText sql, @Nullable Object[] row) {
        return 0;
    }

    /** Returns the SQL with each repeated fragment once for each row or list element. */
    public String text(SqlText sql, @Nullable Object[] values, List<@Nullable Object[]> rows) {
        return sql.spread(repeat -> times(sql.binds().get(repeat.firstBind()), values, rows));
    }

    private static int times(Bind bind, @Nullable Object[] values, List<@Nullable Object[]> rows) {
        return bind instanceof Bind.ListSlot list ? elements(list, values).size() : rows.size();
    }

    /**
     * Binds the parameters of a statement.
     *
     * @param values the values of the statement, by slot
     * @param rows the inserted rows, or the keys of the rows that are changed, removed or read; empty if there are no such parameters
     * @param now the start of the transaction, or of the statement outside of one; null if no parameter needs it
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

    /** Binds a fragment once for each row or list element. */
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

    /** The parameters of a statement, which are bound by position. */
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
