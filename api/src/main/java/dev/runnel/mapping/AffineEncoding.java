package dev.runnel.mapping;

import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores a number {@code x} as {@code scale · x + offset}, computed exactly. A result that the column cannot store is
 * {@code InvalidValueException}. A stored number that corresponds to no {@code x} is {@code DecodeException}. The
 * encoding preserves equality, preserves order if the scale is positive, and preserves sums if the offset is 0.
 * Immutable.
 *
 * @param <N> the type of the number, which is its own carrier
 */
public final class AffineEncoding<N extends Number> implements Encoding<N, N> {
    private final IdentityEncoding<N> carrier;
    private final BigDecimal scale;
    private final BigDecimal offset;
    private final Function<BigDecimal, N> exact;

    private AffineEncoding(StorageType storage, BigDecimal scale, BigDecimal offset, Function<BigDecimal, N> exact) {
        this.carrier = IdentityEncoding.of(storage);
        this.scale = scale;
        this.offset = offset;
        this.exact = exact;
    }

    /** Returns an encoding of {@code short}. Both texts are integers. */
    public static AffineEncoding<Short> ofShort(String scale, String offset) {
        return of(StorageType.I16, scale, offset, BigDecimal::shortValueExact);
    }

    /** Returns an encoding of {@code int}. Both texts are integers. */
    public static AffineEncoding<Integer> ofInt(String scale, String offset) {
        return of(StorageType.I32, scale, offset, BigDecimal::intValueExact);
    }

    /** Returns an encoding of {@code long}. Both texts are integers. */
    public static AffineEncoding<Long> ofLong(String scale, String offset) {
        return of(StorageType.I64, scale, offset, BigDecimal::longValueExact);
    }

    /**
     * Returns an encoding of decimals.
     *
     * @param scale a decimal number whose reciprocal has finitely many digits, so that each stored decimal corresponds
     *     to a value
     * @param offset a decimal number
     */
    public static AffineEncoding<BigDecimal> ofDecimal(String scale, String offset) {
        AffineEncoding<BigDecimal> affine = of(StorageType.DECIMAL, scale, offset, Function.identity());
        BigDecimal.ONE.divide(affine.scale);
        return affine;
    }

    private static <N extends Number> AffineEncoding<N> of(
            StorageType storage, String scale, String offset, Function<BigDecimal, N> exact) {
        BigDecimal factor = new BigDecimal(scale);
        if (factor.signum() == 0) {
            throw new IllegalArgumentException("the scale is 0, which maps all numbers to one");
        }
        return new AffineEncoding<>(
                storage, factor.stripTrailingZeros(), new BigDecimal(offset).stripTrailingZeros(), exact);
    }

    @Override
    public StorageType storage() {
        return carrier.storage();
    }

    @Override
    public int bytes() {
        return carrier.bytes();
    }

    @Override
    public InvalidValueException.@Nullable Reason violation(N value) {
        // checked before the computation, because the sum of a long number has as many digits
        if (carrier.violation(value) != null) {
            return InvalidValueException.Reason.OUT_OF_RANGE;
        }
        try {
            return carrier.violation(exact.apply(image(value)));
        } catch (ArithmeticException outside) {
            return InvalidValueException.Reason.OUT_OF_RANGE;
        }
    }

    @Override
    public N encode(N value) {
        return carrier.encode(exact.apply(image(value)));
    }

    private BigDecimal image(N value) {
        return scale.multiply(number(carrier.encode(value))).add(offset);
    }

    private static BigDecimal number(Number value) {
        return value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(value.longValue());
    }

    @Override
    public boolean isExact(N value) {
        return true;
    }

    @Override
    public N decode(N stored) {
        try {
            return carrier.encode(exact.apply(number(stored).subtract(offset).divide(scale)));
        } catch (ArithmeticException noSuchNumber) {
            throw new DecodeException("the stored number does not correspond to any value of this @Affine mapping")
                    .hint("correct the rows, or the scale and offset of the mapping");
        }
    }

    /** Only decimals can be divided by each scale. */
    @Override
    public boolean isSurjective() {
        return storage() == StorageType.DECIMAL;
    }

    @Override
    public boolean preserves(PreservedOperator operator) {
        return switch (operator) {
            case EQUAL -> true;
            case LESS -> scale.signum() > 0;
            case PLUS -> offset.signum() == 0;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AffineEncoding<?> that
                && storage() == that.storage()
                && scale.equals(that.scale)
                && offset.equals(that.offset);
    }

    @Override
    public int hashCode() {
        return 31 * scale.hashCode() + offset.hashCode();
    }
}
