package dev.runnel.driver.r2dbc.codec;

import dev.runnel.error.DecodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.PostgresTypeIdentifier;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A codec of {@code numeric} in PostgreSQL's binary format, for numbers of any length. The format has the number of digits, the weight of
 * the first digit, the sign, the number of displayed decimals, and the digits in base 10,000.
 */
final class NumericCodec implements Codec<BigDecimal>, CodecMetadata {
    private static final int NUMERIC = PostgresqlObjectId.NUMERIC.getObjectId();
    private static final int BASE = 10_000;
    private static final int DECIMALS_OF_DIGIT = 4;

    /** The maximum number of digits in base 10,000 that always fit into a long. */
    private static final int SHORT = 4;

    private static final int HEADER_BYTES = 4 * Short.BYTES;
    private static final int POSITIVE = 0;
    private static final int NEGATIVE = 0x4000;

    static final NumericCodec NUMERICS = new NumericCodec();

    private NumericCodec() {}

    /** Writes an element of an array: its length in bytes, then the number. */
    void writeElement(BigDecimal value, ByteBuf to) {
        int at = to.writerIndex();
        to.writeInt(0);
        write(value, to);
        to.setInt(at, to.writerIndex() - at - Integer.BYTES);
    }

    /** Writes to a heap buffer. */
    ByteBuf write(BigDecimal value) {
        return write(value, Unpooled.buffer(HEADER_BYTES + value.precision()));
    }

    private static ByteBuf write(BigDecimal value, ByteBuf to) {
        int scale = Math.max(0, value.scale());
        int fractionDigits = (scale + DECIMALS_OF_DIGIT - 1) / DECIMALS_OF_DIGIT;
        String decimals = value.setScale(fractionDigits * DECIMALS_OF_DIGIT)
                .unscaledValue()
                .abs()
                .toString();
        int digits = value.signum() == 0 ? 0 : (decimals.length() + DECIMALS_OF_DIGIT - 1) / DECIMALS_OF_DIGIT;
        to.writeShort(digits);
        to.writeShort(digits - fractionDigits - 1);
        to.writeShort(value.signum() < 0 ? NEGATIVE : POSITIVE);
        to.writeShort(scale);
        for (int i = digits; i > 0; i--) {
            int end = decimals.length() - (i - 1) * DECIMALS_OF_DIGIT;
            to.writeShort(Integer.parseInt(decimals, Math.max(0, end - DECIMALS_OF_DIGIT), end, 10));
        }
        return to;
    }

    private static BigDecimal read(ByteBuf from) {
        int digits = from.readUnsignedShort();
        int weight = from.readShort();
        int sign = from.readUnsignedShort();
        from.skipBytes(Short.BYTES);
        if (sign != POSITIVE && sign != NEGATIVE) {
            throw new DecodeException("the stored number is NaN or infinite, which BigDecimal cannot represent")
                    .hint("correct the rows, or store a missing number as NULL");
        }
        int scale = (digits - 1 - weight) * DECIMALS_OF_DIGIT;
        BigDecimal value = digits <= SHORT
                ? BigDecimal.valueOf(small(from, digits), scale)
                : new BigDecimal(large(from, digits), scale);
        return sign == NEGATIVE ? value.negate() : value;
    }

    private static long small(ByteBuf from, int digits) {
        long unscaled = 0;
        for (int i = 0; i < digits; i++) {
            unscaled = unscaled * BASE + from.readShort();
        }
        return unscaled;
    }

    private static BigInteger large(ByteBuf from, int digits) {
        StringBuilder decimals = new StringBuilder(digits * DECIMALS_OF_DIGIT);
        for (int i = 0; i < digits; i++) {
            decimals.append(BASE + from.readShort()).deleteCharAt(i * DECIMALS_OF_DIGIT);
        }
        return new BigInteger(decimals.toString());
    }

    @Override
    public Class<?> type() {
        return BigDecimal.class;
    }

    @Override
    public Iterable<Format> getFormats() {
        return List.of(Format.FORMAT_BINARY);
    }

    @Override
    public Iterable<PostgresTypeIdentifier> getDataTypes() {
        return List.of(PostgresqlObjectId.NUMERIC);
    }

    @Override
    public boolean canDecode(int dataType, Format format, Class<?> type) {
        return type == BigDecimal.class && dataType == NUMERIC && format == Format.FORMAT_BINARY;
    }

    @Override
    public boolean canEncode(Object value) {
        return value instanceof BigDecimal;
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
        return type == BigDecimal.class;
    }

    @Override
    public @Nullable BigDecimal decode(
            @Nullable ByteBuf buffer, int dataType, Format format, Class<? extends BigDecimal> type) {
        return buffer == null ? null : read(buffer);
    }

    @Override
    public EncodedParameter encode(Object value) {
        return encode(value, NUMERIC);
    }

    @Override
    public EncodedParameter encode(Object value, int dataType) {
        return new EncodedParameter(Format.FORMAT_BINARY, dataType, Mono.fromSupplier(() -> write((BigDecimal) value)));
    }

    @Override
    public EncodedParameter encodeNull() {
        return new EncodedParameter(Format.FORMAT_BINARY, NUMERIC, EncodedParameter.NULL_VALUE);
    }
}
