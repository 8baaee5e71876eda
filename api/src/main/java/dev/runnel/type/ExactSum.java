package dev.runnel.type;

import dev.runnel.error.InvalidValueException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A running sum of 64-bit integers or of decimals, without rounding. Not thread-safe. */
public final class ExactSum {
    private long whole;
    private BigInteger carried = BigInteger.ZERO;
    private BigDecimal decimal = BigDecimal.ZERO;

    /** Adds an integer. The sum may leave 64 bits in between. */
    public void add(long number) {
        long sum = whole + number;
        if (((whole ^ sum) & (number ^ sum)) < 0) {
            carried = carried.add(BigInteger.valueOf(whole));
            whole = number;
        } else {
            whole = sum;
        }
    }

    /** Adds a decimal. */
    public void add(BigDecimal number) {
        decimal = decimal.add(number);
    }

    /**
     * Returns the sum of the integers.
     *
     * @throws InvalidValueException if it is not a 64-bit integer
     */
    public long whole() {
        BigInteger sum = carried.add(BigInteger.valueOf(whole));
        if (sum.bitLength() >= Long.SIZE) {
            throw InvalidValueException.computed();
        }
        return sum.longValue();
    }

    /** Returns the sum of the decimals in its normal form. */
    public BigDecimal decimal() {
        return (BigDecimal) StorageType.DECIMAL.normalize(decimal);
    }
}
