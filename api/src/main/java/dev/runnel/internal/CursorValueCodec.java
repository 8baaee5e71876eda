package dev.runnel.internal;

import dev.runnel.type.StorageType;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Converts storage values to and from the bytes of a page cursor: a number for the storage type, or zero for NULL, then
 * the value.
 */
final class CursorValueCodec {
    private static final int ABSENT = 0;
    private static final int MOST_SCALE = 20_000;

    private CursorValueCodec() {}

    /** Returns the number of a storage type. It never changes, because applications store cursors. */
    private static int number(StorageType storage) {
        return switch (storage) {
            case BOOL -> 1;
            case I64 -> 2;
            case TEXT -> 3;
            case UUID -> 4;
            case INSTANT -> 5;
            case I16 -> 6;
            case I32 -> 7;
            case F32 -> 8;
            case F64 -> 9;
            case DECIMAL -> 10;
            case BYTES -> 11;
            case DATE -> 12;
            case TIME -> 13;
            case DATETIME -> 14;
        };
    }

    static void write(ByteArrayOutputStream bytes, StorageType storage, @Nullable Object value) {
        if (value == null) {
            bytes.write(ABSENT);
            return;
        }
        bytes.write(number(storage));
        switch (storage) {
            case BOOL -> bytes.write((Boolean) value ? 1 : 0);
            case I16, I32, I64 -> bytes.writeBytes(longs(((Number) value).longValue()));
            case F32 -> bytes.writeBytes(longs(Float.floatToIntBits((Float) value)));
            case F64 -> bytes.writeBytes(longs(Double.doubleToLongBits((Double) value)));
            case DECIMAL -> {
                BigDecimal decimal = (BigDecimal) value;
                bytes.writeBytes(longs(decimal.scale()));
                writeBlock(bytes, decimal.unscaledValue().toByteArray());
            }
            case BYTES -> writeBlock(bytes, (byte[]) value);
            case DATE -> bytes.writeBytes(longs(((LocalDate) value).toEpochDay()));
            case TIME -> bytes.writeBytes(longs(((LocalTime) value).toNanoOfDay()));
            case DATETIME -> {
                LocalDateTime time = (LocalDateTime) value;
                bytes.writeBytes(longs(
                        time.toLocalDate().toEpochDay(), time.toLocalTime().toNanoOfDay()));
            }
            case TEXT -> writeBlock(bytes, ((String) value).getBytes(StandardCharsets.UTF_8));
            case UUID -> {
                UUID uuid = (UUID) value;
                bytes.writeBytes(longs(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()));
            }
            case INSTANT -> {
                Instant instant = (Instant) value;
                bytes.writeBytes(longs(instant.getEpochSecond(), instant.getNano()));
            }
        }
    }

    /**
     * Returns the value; null for NULL.
     *
     * @throws CharacterCodingException if a text is malformed
     * @throws ArithmeticException if a number is out of range
     * @throws IllegalArgumentException if the value has another storage type, or is one that no column stores
     * @throws java.nio.BufferUnderflowException if bytes are missing
     * @throws java.time.DateTimeException if a time is not valid
     */
    static @Nullable Object read(ByteBuffer bytes, StorageType storage) throws CharacterCodingException {
        int number = bytes.get();
        if (number == ABSENT) {
            return null;
        }
        if (number != number(storage)) {
            throw new IllegalArgumentException("A value of another storage than " + storage);
        }
        return switch (storage) {
            case BOOL -> bytes.get() != 0;
            case I16 -> exactShort(bytes.getLong());
            case I32 -> Math.toIntExact(bytes.getLong());
            case I64 -> bytes.getLong();
            case F32 -> number(Float.intBitsToFloat(Math.toIntExact(bytes.getLong())));
            case F64 -> number(Double.longBitsToDouble(bytes.getLong()));
            case DECIMAL -> decimal(bytes.getLong(), readBlock(bytes));
            case BYTES -> readBlock(bytes);
            case DATE -> LocalDate.ofEpochDay(bytes.getLong());
            case TIME -> LocalTime.ofNanoOfDay(bytes.getLong());
            case DATETIME ->
                LocalDateTime.of(LocalDate.ofEpochDay(bytes.getLong()), LocalTime.ofNanoOfDay(bytes.getLong()));
            case TEXT -> text(readBlock(bytes));
            case UUID -> new UUID(bytes.getLong(), bytes.getLong());
            case INSTANT -> Instant.ofEpochSecond(bytes.getLong(), bytes.getLong());
        };
    }

    private static Short exactShort(long value) {
        if (value != (short) value) {
            throw new ArithmeticException("short overflow");
        }
        return (short) value;
    }

    private static <N extends Number> N number(N value) {
        if (Double.isNaN(value.doubleValue())) {
            throw new IllegalArgumentException("Not a number");
        }
        return value;
    }

    /** Limits the scale and so the number of digits; the scale of a stored decimal is that of its column. */
    private static BigDecimal decimal(long scale, byte[] unscaled) {
        if (scale < 0 || scale > MOST_SCALE || unscaled.length == 0) {
            throw new IllegalArgumentException("A decimal that no column holds");
        }
        return new BigDecimal(new BigInteger(unscaled), (int) scale);
    }

    private static String text(byte[] utf8) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(utf8))
                .toString();
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A text that no column holds");
        }
        return text;
    }

    private static byte[] longs(long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * values.length);
        for (long value : values) {
            buffer.putLong(value);
        }
        return buffer.array();
    }

    private static void writeBlock(ByteArrayOutputStream bytes, byte[] block) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(block.length).array());
        bytes.writeBytes(block);
    }

    private static byte[] readBlock(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("A block that is longer than what follows");
        }
        byte[] block = new byte[length];
        bytes.get(block);
        return block;
    }
}
