package dev.runnel.driver.dynamo;

import dev.runnel.schema.Column;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * The binary form of a composite key. Two keys compare as their components, one after the other, and the form of the
 * first components is a prefix of the form of the key. The form of each component ends where it says so itself.
 */
final class CompositeKeyEncoding {
    private CompositeKeyEncoding() {}

    /** @param values the first components of the key, not null; as many or fewer than {@code columns} */
    static byte[] encode(List<Column> columns, List<Object> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < values.size(); i++) {
            write(columns.get(i), values.get(i), bytes);
        }
        return bytes.toByteArray();
    }

    private static void write(Column column, Object value, ByteArrayOutputStream bytes) {
        switch (column.type().storage()) {
            case BOOL -> bytes.write((Boolean) value ? 1 : 0);
            case I16, I32, I64 -> writeLong(((Number) value).longValue() ^ Long.MIN_VALUE, bytes);
            case F32, F64 -> writeLong(sortable(((Number) value).doubleValue()), bytes);
            case DECIMAL -> writeDecimal(((BigDecimal) value).stripTrailingZeros(), bytes);
            case UUID -> {
                writeLong(((UUID) value).getMostSignificantBits(), bytes);
                writeLong(((UUID) value).getLeastSignificantBits(), bytes);
            }
            case BYTES -> writeEscaped((byte[]) value, bytes);
            case TEXT, DATE, TIME, DATETIME, INSTANT ->
                writeEscaped(Attributes.of(column, value).s().getBytes(StandardCharsets.UTF_8), bytes);
        }
    }

    private static void writeLong(long value, ByteArrayOutputStream bytes) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    private static long sortable(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ (bits >> 63 | Long.MIN_VALUE);
    }

    /** The sign, the position of the point, the digits and an end; inverted for negative numbers. */
    private static void writeDecimal(BigDecimal value, ByteArrayOutputStream bytes) {
        int sign = value.signum();
        bytes.write(sign + 1);
        if (sign == 0) {
            return;
        }
        int point = value.precision() - value.scale() + Short.MAX_VALUE;
        BigInteger digits = value.unscaledValue().abs();
        byte[] text = digits.toString().getBytes(StandardCharsets.US_ASCII);
        int mask = sign < 0 ? 0xFF : 0;
        bytes.write((point >> 8) ^ mask);
        bytes.write((point & 0xFF) ^ mask);
        for (byte digit : text) {
            bytes.write(digit ^ mask);
        }
        bytes.write(mask);
    }

    /** A zero byte is followed by 255, and the end is two zero bytes. */
    private static void writeEscaped(byte[] value, ByteArrayOutputStream bytes) {
        for (byte one : value) {
            bytes.write(one);
            if (one == 0) {
                bytes.write(0xFF);
            }
        }
        bytes.write(0);
        bytes.write(0);
    }
}
