package dev.runnel.driver.r2dbc.codec;

import dev.runnel.driver.r2dbc.sql.Bind;
import dev.runnel.driver.r2dbc.sql.RepeatedFragment;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.type.StorageType;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Row;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A codec of storage values for MySQL and MariaDB: a boolean is a number, an instant is a date-time in UTC, and a UUID is its 16 bytes. */
final class MysqlCodec {
    private static final int MOST_BYTES_OF_UNIT = 3;

    /**
     * The maximum size of a value that is neither text nor bytes, including the SQL around it. The SQL around text or bytes takes no more.
     */
    private static final int BYTES_OF_VALUE = 128;

    private static final Duration DAY = Duration.ofDays(1);

    private MysqlCodec() {}

    /** Returns the object that is bound for a value. */
    static Object encode(StorageType storage, Object value) {
        return switch (storage) {
            case BOOL -> (Boolean) value ? 1 : 0;
            case F32 -> ((Float) value).doubleValue();
            case DECIMAL -> new PlainDecimal((BigDecimal) value);
            case UUID -> bytes((UUID) value);
            case INSTANT -> utc((Instant) value);
            case I16, I32, I64, F64, TEXT, BYTES, DATE, TIME, DATETIME -> value;
        };
    }

    /** Returns an upper bound of the size of a statement without its rows: the SQL once, and each value once for each of its parameters. */
    static long bytes(SqlText sql, @Nullable Object[] values) {
        long bytes = bytesOf(sql.text(), 0, sql.text().length());
        for (Bind bind : sql.binds()) {
            if (bind instanceof Bind.Slot slot) {
                bytes += bytesOf(values[slot.slot()]);
            } else if (bind instanceof Bind.Pattern pattern) {
                bytes += bytesOf(values[pattern.slot()]);
            } else if (bind instanceof Bind.ListSlot list) {
                bytes += bytesOf(values[list.slot()]);
            } else {
                bytes += BYTES_OF_VALUE;
            }
        }
        return bytes;
    }

    /**
     * Returns an upper bound of the size that a row adds: the repeated fragments of the SQL, and each cell once for each of its parameters.
     */
    static long bytesOfRow(SqlText sql, @Nullable Object[] row) {
        long bytes = 0;
        List<RepeatedFragment> repeats = sql.repeats();
        for (int i = 0; i < repeats.size(); i++) {
            bytes += bytesOf(sql.text(), repeats.get(i).from(), repeats.get(i).to());
        }
        List<Bind> binds = sql.binds();
        for (int i = 0; i < binds.size(); i++) {
            bytes += binds.get(i) instanceof Bind.RowCell cell ? bytesOf(row[cell.index()]) : 0;
        }
        return bytes;
    }

    /** A byte is sent as two hexadecimal digits. A UTF-16 unit takes at most three bytes; one that is escaped takes two. */
    private static long bytesOf(@Nullable Object value) {
        if (value instanceof String text) {
            return BYTES_OF_VALUE + (long) MOST_BYTES_OF_UNIT * text.length();
        }
        if (value instanceof byte[] binary) {
            return BYTES_OF_VALUE + 2L * binary.length;
        }
        long bytes = BYTES_OF_VALUE;
        if (value instanceof Collection<?> list) {
            for (Object element : list) {
                bytes += bytesOf(element);
            }
        }
        return bytes;
    }

    private static long bytesOf(String text, int from, int to) {
        long bytes = 0;
        for (int i = from; i < to; i++) {
            bytes += text.charAt(i) < Byte.MAX_VALUE ? 1 : MOST_BYTES_OF_UNIT;
        }
        return bytes;
    }

    /** Returns a moment as a value of a temporal type, in UTC and truncated to microseconds. */
    static Object now(StorageType storage, Instant moment) {
        LocalDateTime utc = utc(moment.truncatedTo(ChronoUnit.MICROS));
        return switch (storage) {
            case DATE -> utc.toLocalDate();
            case TIME -> utc.toLocalTime();
            default -> utc;
        };
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /**
     * Reads a column by its own class, since r2dbc-mysql silently truncates a value that does not fit another class.
     *
     * @throws ClassCastException if the value is no value of {@code type}
     */
    static <V> @Nullable V read(Row row, int index, Class<V> type) {
        Object value;
        if (type == UUID.class) {
            byte[] bytes = bytes(row.get(index));
            value = bytes == null ? null : uuid(bytes);
        } else if (type == byte[].class) {
            value = bytes(row.get(index));
        } else if (type == String.class) {
            value = row.get(index);
        } else if (type == Instant.class) {
            LocalDateTime utc = temporal(row, index, LocalDateTime.class);
            value = utc == null ? null : utc.toInstant(ZoneOffset.UTC);
        } else if (type == Boolean.class) {
            value = row.get(index);
            value = value instanceof Number number ? (Object) (number.longValue() != 0) : value;
        } else if (Number.class.isAssignableFrom(type)) {
            value = row.get(index);
            value = value instanceof Boolean truth ? (Object) (byte) (truth ? 1 : 0) : value;
            if (value instanceof Number number && !type.isInstance(number)) {
                Number exact = ExactNarrowing.as(type, number);
                value = exact == null ? number : exact;
            }
        } else if (type == LocalTime.class) {
            Duration time = temporal(row, index, Duration.class);
            value = time == null ? null : time(time);
        } else {
            return temporal(row, index, type);
        }
        return type.cast(value);
    }

    /** @throws ClassCastException if r2dbc-mysql rejects the value, such as the zero date */
    private static <V> @Nullable V temporal(Row row, int index, Class<V> type) {
        try {
            return row.get(index, type);
        } catch (R2dbcException none) {
            throw (ClassCastException) new ClassCastException("no " + type.getSimpleName()).initCause(none);
        }
    }

    /**
     * Converts a time, which ranges from -838 to 838 hours in both databases.
     *
     * @throws ClassCastException if it is no time of a day
     */
    private static LocalTime time(Duration time) {
        if (time.isNegative() || time.compareTo(DAY) >= 0) {
            throw new ClassCastException("no time of a day");
        }
        return LocalTime.ofNanoOfDay(time.toNanos());
    }

    /** @throws ClassCastException if the value is text */
    private static byte @Nullable [] bytes(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        ByteBuffer buffer = (ByteBuffer) value;
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** @throws ClassCastException if there are not 16 bytes */
    private static UUID uuid(byte[] bytes) {
        if (bytes.length != 2 * Long.BYTES) {
            throw new ClassCastException("no UUID");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** A decimal whose string has no exponent. The string becomes part of the SQL, where an exponent would make it a double. */
    private static final class PlainDecimal extends BigDecimal {
        PlainDecimal(BigDecimal value) {
            super(value.unscaledValue(), value.scale());
        }

        @Override
        public String toString() {
            return toPlainString();
        }
    }
}
