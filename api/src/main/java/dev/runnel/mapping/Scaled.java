package dev.runnel.mapping;

import dev.runnel.error.InvalidValue;
import dev.runnel.type.Storage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The decimals of a column that says how many digits are after the point: read, they have so many.
 *
 * @param scale the digits after the point
 */
public record Scaled(int scale) implements Encoding<BigDecimal, BigDecimal> {
    private static final Identity<BigDecimal> CARRIER = Identity.of(Storage.DECIMAL);

    @Override
    public Storage storage() {
        return Storage.DECIMAL;
    }

    @Override
    public int bytes() {
        return 0;
    }

    @Override
    public InvalidValue.@Nullable Reason unfit(BigDecimal value) {
        return CARRIER.unfit(value);
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
    public boolean isOnto() {
        return true;
    }

    @Override
    public boolean canDistribute(Operator operator) {
        return true;
    }

    /** The digits are only shown. */
    @Override
    public Encoding<?, ?> form() {
        return CARRIER;
    }
}
