package dev.runnel.sqlite;

import io.r2dbc.spi.Blob;
import io.r2dbc.spi.Clob;
import io.r2dbc.spi.Parameter;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Converts Java values to the types of SQLite ({@code Long}, {@code Double}, {@code String}, {@code byte[]}) and back.
 * A value that the other type cannot represent exactly is rejected with an {@link IllegalArgumentException}, whose text
 * does not contain the value.
 */
final class SqliteValues {
    /** The format has always nine digits of a second, so that texts with the same offset sort like their times. */
    private static final DateTimeFormatter OFFSET_DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 9, 9, true)
            .appendOffsetId()
            .toFormatter();

    private static final Map<Class<?>, Function<Object, @Nullable Object>> DECODERS = new HashMap<>();

    static {
        DECODERS.put(Object.class, cell -> cell instanceof byte[] bytes ? ByteBuffer.wrap(bytes.clone()) : cell);
        DECODERS.put(Long.class, SqliteValues::integer);
        DECODERS.put(Integer.class, cell -> Math.toIntExact(integer(cell)));
        DECODERS.put(
                Short.class,
                cell -> narrow(integer(cell), Short.MIN_VALUE, Short.MAX_VALUE).shortValue());
        DECODERS.put(
                Byte.class,
                cell -> narrow(integer(cell), Byte.MIN_VALUE, Byte.MAX_VALUE).byteValue());
        DECODERS.put(
                BigInteger.class,
                cell -> cell instanceof String text
                        ? new BigInteger(text) // not by way of 1E+999999999
                        : number(cell).toBigIntegerExact());
        DECODERS.put(BigDecimal.class, SqliteValues::number);
        DECODERS.put(Number.class, cell -> cell instanceof Number ? cell : null);
        DECODERS.put(Double.class, SqliteValues::toDouble);
        DECODERS.put(Float.class, SqliteValues::toFloat);
        DECODERS.put(Boolean.class, SqliteValues::toBoolean);
        DECODERS.put(String.class, cell -> cell instanceof byte[] ? null : cell.toString());
        DECODERS.put(CharSequence.class, DECODERS.get(String.class));
        DECODERS.put(byte[].class, cell -> cell instanceof byte[] bytes ? bytes.clone() : null);
        DECODERS.put(ByteBuffer.class, cell -> cell instanceof byte[] bytes ? ByteBuffer.wrap(bytes.clone()) : null);
        DECODERS.put(
                Blob.class,
                cell -> cell instanceof byte[] bytes ? Blob.from(Mono.just(ByteBuffer.wrap(bytes.clone()))) : null);
        DECODERS.put(Clob.class, cell -> cell instanceof String text ? Clob.from(Mono.just(text)) : null);
        DECODERS.put(UUID.class, text(UUID::fromString));
        DECODERS.put(LocalDate.class, text(LocalDate::parse));
        DECODERS.put(LocalTime.class, text(LocalTime::parse));
        DECODERS.put(LocalDateTime.class, text(IsoTemporalParser::local));
        DECODERS.put(OffsetDateTime.class, text(IsoTemporalParser::offset));
        DECODERS.put(Instant.class, text(IsoTemporalParser::instant));
    }

    private SqliteValues() {}

    /**
     * The value to bind: {@code Long}, {@code Double}, {@code String}, {@code byte[]} or null; a {@link Blob} or {@link
     * Clob} is returned unread.
     */
    static @Nullable Object encode(Object value) {
        if (value instanceof String text) {
            return wellFormed(text);
        }
        if (value instanceof Long) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Boolean b) {
            return b ? 1L : 0L;
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (Double.isNaN(number)) {
                throw new IllegalArgumentException(
                        "the value is NaN, which SQLite would store as NULL: bind NULL instead");
            }
            return number;
        }
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        if (value instanceof Instant instant) {
            return OFFSET_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
        }
        if (value instanceof OffsetDateTime time) {
            return OFFSET_DATE_TIME.format(time);
        }
        if (value instanceof BigDecimal
                || value instanceof BigInteger
                || value instanceof UUID
                || value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime) {
            return value.toString();
        }
        if (value instanceof Blob || value instanceof Clob) {
            return value;
        }
        if (value instanceof Parameter.Out) {
            throw new IllegalArgumentException("the parameter is an out parameter, which SQLite does not support");
        }
        if (value instanceof Parameter parameter) {
            Object inner = parameter.getValue();
            return inner == null ? null : encode(inner);
        }
        if (value instanceof CharSequence text) {
            return wellFormed(text.toString());
        }
        throw new IllegalArgumentException("this driver cannot store a value of "
                + value.getClass().getName() + ": convert it to a number, a String or byte[]");
    }

    /** Reads the large objects among the values into texts and bytes. */
    static Mono<@Nullable Object[]> read(@Nullable Object[] values) {
        return Mono.defer(() -> {
            @Nullable Object[] read = values.clone();
            Mono<Void> all = Mono.empty();
            for (int i = 0; i < read.length; i++) {
                int at = i;
                if (read[i] instanceof Blob blob) {
                    all = all.then(
                            bytes(blob).doOnNext(bytes -> read[at] = bytes).then());
                } else if (read[i] instanceof Clob clob) {
                    all = all.then(Flux.from(clob.stream())
                            .collect(StringBuilder::new, StringBuilder::append)
                            .doOnNext(text -> read[at] = wellFormed(text.toString()))
                            .then());
                }
            }
            return all.thenReturn(read);
        });
    }

    static boolean isLarge(@Nullable Object value) {
        return value instanceof Blob || value instanceof Clob;
    }

    /**
     * @throws IllegalArgumentException if the type is not supported, or the value cannot be converted to it without
     *     loss
     */
    static <T> @Nullable T decode(@Nullable Object cell, Class<T> type, LazyColumnNames columns, int index) {
        Function<Object, @Nullable Object> decoder = DECODERS.get(type);
        if (decoder == null) {
            throw new IllegalArgumentException("this driver cannot read a column as " + type.getName());
        }
        if (cell == null) {
            return null;
        }
        Object value;
        try {
            value = decoder.apply(cell);
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
            value = null; // the error below does not contain the value
        }
        if (value == null) {
            throw new IllegalArgumentException("the " + storage(cell) + " in column " + columns.name(index)
                    + " cannot be read as " + type.getName() + " without loss");
        }
        return type.cast(value);
    }

    private static String storage(Object cell) {
        return cell instanceof Long
                ? "INTEGER"
                : cell instanceof Double ? "REAL" : cell instanceof String ? "TEXT" : "BLOB";
    }

    private static Long integer(Object cell) {
        return cell instanceof Long number ? number : (Long) number(cell).longValueExact();
    }

    private static Long narrow(Long number, long least, long most) {
        if (number < least || number > most) {
            throw new ArithmeticException();
        }
        return number;
    }

    private static BigDecimal number(Object cell) {
        if (cell instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        if (cell instanceof Double number) {
            return decimal(number);
        }
        if (cell instanceof String text) {
            return new BigDecimal(text);
        }
        throw new IllegalArgumentException();
    }

    private static @Nullable Object toDouble(Object cell) {
        if (cell instanceof Double) {
            return cell;
        }
        BigDecimal exact = number(cell);
        double number = exact.doubleValue();
        return Double.isFinite(number) && decimal(number).compareTo(exact) == 0 ? number : null;
    }

    /** A whole number exactly; a fraction as the shortest decimal that identifies the double. */
    private static BigDecimal decimal(double number) {
        return number == Math.rint(number) ? new BigDecimal(number) : BigDecimal.valueOf(number);
    }

    private static @Nullable Object toFloat(Object cell) {
        Object number = toDouble(cell);
        if (number == null) {
            return null;
        }
        double exact = (Double) number;
        float narrow = (float) exact;
        return (double) narrow == exact ? narrow : null;
    }

    private static @Nullable Object toBoolean(Object cell) {
        return cell instanceof Long number && (number == 0 || number == 1) ? number == 1 : null;
    }

    private static Function<Object, @Nullable Object> text(Function<String, Object> parser) {
        return cell -> cell instanceof String text ? parser.apply(text) : null;
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException(
                            "the text contains half of a surrogate pair, which UTF-8 cannot encode");
                }
                i++;
            }
        }
        return text;
    }

    private static Mono<byte[]> bytes(Blob blob) {
        return Flux.from(blob.stream())
                .collect(ByteArrayOutputStream::new, (out, buffer) -> {
                    byte[] bytes = new byte[buffer.remaining()];
                    buffer.duplicate().get(bytes);
                    out.writeBytes(bytes);
                })
                .map(ByteArrayOutputStream::toByteArray);
    }
}
