package dev.runnel.mapping;

import dev.runnel.error.InvalidValueException;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The decimals of a column with a declared scale: each decimal that is read has this scale.
 *
 * @param scale the number of digits after the decimal point
 */
public record FixedScaleEncoding(int scale) implements Encoding<BigDecimal, BigDecimal> {
    private static final IdentityEncoding<BigDecimal> CARRIER = IdentityEncoding.of(StorageType.DECIMAL);

    @Override
    public StorageType storage() {
        return StorageType.DECIMAL;
    }

    @Override
    public int bytes() {
        return 0;
    }

    @Override
    public InvalidValueException.@Nullable Reason violation(BigDecimal value) {
        return CARRIER.violation(value);
    }

    @Override
    public BigDecimal encode(BigDecimal value) {
        return CARRIER.encode(value);
    }

    @Override
    public boolean isExact(BigDecimal value) {
        return CARRIER.isExact(value);
    }

    @Override
    public BigDecimal decode(BigDecimal stored) {
        return stored.scale() < scale ? stored.setScale(scale) : stored;
    }

    @Override
    public boolean isSurjective() {
        return true;
    }

    @Override
    public boolean preserves(PreservedOperator operator) {
        return true;
    }

    /** The scale does not change the stored form. */
    @Override
    public Encoding<?, ?> storageForm() {
        return CARRIER;
    }
}
