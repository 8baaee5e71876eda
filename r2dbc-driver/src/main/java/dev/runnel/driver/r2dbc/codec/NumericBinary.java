package dev.runnel.driver.r2dbc.codec;

import io.netty.buffer.ByteBuf;
import java.math.BigDecimal;
import java.math.BigInteger;

/** {@code numeric} as binary: digits of base 10,000, the weight of the first of them, a sign, and how many decimals are shown. */
final class NumericBinary {
    private static final int DECIMALS_OF_DIGIT = 4;
    private static final int HEADER_BYTES = 4 * Short.BYTES;
    private static final int POSITIVE = 0;
    private static final int NEGATIVE = 0x4000;

    private NumericBinary() {}

    /** As an element of an array. */
    static void writeElement(BigDecimal value, ByteBuf to) {
        int scale = Math.max(0, value.scale());
        int fractionDigits = (scale + DECIMALS_OF_DIGIT - 1) / DECIMALS_OF_DIGIT;
        BigInteger unscaled = value.setScale(fractionDigits * DECIMALS_OF_DIGIT)
                .unscaledValue()
                .abs();
        short[] digits = digits(unscaled);
        to.writeInt(HEADER_BYTES + digits.length * Short.BYTES);
        to.writeShort(digits.length);
        to.writeShort(digits.length - fractionDigits - 1);
        to.writeShort(value.signum() < 0 ? NEGATIVE : POSITIVE);
        to.writeShort(scale);
        for (short digit : digits) {
            to.writeShort(digit);
        }
    }

    /** The most significant first, without zeros before it. */
    private static short[] digits(BigInteger unscaled) {
        String decimals = unscaled.signum() == 0 ? "" : unscaled.toString();
        int count = (decimals.length() + DECIMALS_OF_DIGIT - 1) / DECIMALS_OF_DIGIT;
        short[] digits = new short[count];
        int end = decimals.length();
        for (int i = count - 1; i >= 0; i--) {
            digits[i] = Short.parseShort(decimals.substring(Math.max(0, end - DECIMALS_OF_DIGIT), end));
            end -= DECIMALS_OF_DIGIT;
        }
        return digits;
    }
}
