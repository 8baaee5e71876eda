package dev.runnel.mapping;

import dev.runnel.error.InvalidValueException;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carriers in the form in which each database returns them: times in microseconds, one zero, decimals without zeros at
 * their end.
 *
 * @param storage the storage type
 * @param <S> the carrier of the storage type
 */
public record IdentityEncoding<S>(StorageType storage) implements Encoding<S, S> {
    private static final int NANOS_PER_MICRO = 1_000;

    /** The digits of the longest decimal column of any database, without a declared type. */
    private static final int MOST_WHOLE_DIGITS = 131_072;

    private static final int MOST_FRACTION_DIGITS = 16_383;

    private static final Map<StorageType, IdentityEncoding<?>> ALL = new EnumMap<>(StorageType.class);

    static {
        for (StorageType storage : StorageType.values()) {
            ALL.put(storage, new IdentityEncoding<>(storage));
        }
    }

    /**
     * Returns the encoding of a storage type.
     *
     * @param storage the storage type
     * @param <S> the carrier of the storage type
     */
    @SuppressWarnings("unchecked")
    public static <S> IdentityEncoding<S> of(StorageType storage) {
        return (IdentityEncoding<S>) Objects.requireNonNull(ALL.get(storage));
    }

    @Override
    public int bytes() {
        return switch (storage) {
            case I16 -> Short.BYTES;
            case I32 -> Integer.BYTES;
            case I64 -> Long.BYTES;
            case F32 -> Float.BYTES;
            case F64 -> Double.BYTES;
            case BOOL, DECIMAL, TEXT, BYTES, UUID, DATE, TIME, DATETIME, INSTANT -> 0;
        };
    }

    @Override
    public InvalidValueException.@Nullable Reason violation(S value) {
        return switch (storage) {
            case F32 -> ((Float) value).isNaN() ? InvalidValueException.Reason.NOT_A_NUMBER : null;
            case F64 -> ((Double) value).isNaN() ? InvalidValueException.Reason.NOT_A_NUMBER : null;
            case DECIMAL -> unfit((BigDecimal) value);
            case TEXT -> unfit((String) value);
            case BOOL, I16, I32, I64, BYTES, UUID, DATE, TIME, DATETIME, INSTANT -> null;
        };
    }

    private static InvalidValueException.@Nullable Reason unfit(BigDecimal value) {
        long wholeDigits = (long) value.precision() - value.scale();
        return wholeDigits > MOST_WHOLE_DIGITS || value.scale() > MOST_FRACTION_DIGITS && !isShort(value)
                ? InvalidValueException.Reason.OUT_OF_RANGE
                : null;
    }

    private static boolean isShort(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= MOST_FRACTION_DIGITS;
    }

    private static InvalidValueException.@Nullable Reason unfit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return InvalidValueException.Reason.NUL_CHARACTER;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return InvalidValueException.Reason.UNPAIRED_SURROGATE;
                }
                i++;
            }
        }
        return null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public S encode(S value) {
        return (S)
                switch (storage) {
                    // truncatedTo makes a new time of a whole one too
                    case TIME -> isExact(value) ? value : ((LocalTime) value).truncatedTo(ChronoUnit.MICROS);
                    case DATETIME -> isExact(value) ? value : ((LocalDateTime) value).truncatedTo(ChronoUnit.MICROS);
                    case INSTANT -> isExact(value) ? value : ((Instant) value).truncatedTo(ChronoUnit.MICROS);
                    case BYTES -> ((byte[]) value).clone();
                    case F32, F64, DECIMAL -> storage.normalize(value);
                    case BOOL, I16, I32, I64, TEXT, UUID, DATE -> value;
                };
    }

    @Override
    public boolean isExact(S value) {
        return switch (storage) {
            case TIME -> isWhole(((LocalTime) value).getNano());
            case DATETIME -> isWhole(((LocalDateTime) value).getNano());
            case INSTANT -> isWhole(((Instant) value).getNano());
            case BOOL, I16, I32, I64, F32, F64, DECIMAL, TEXT, BYTES, UUID, DATE -> true;
        };
    }

    private static boolean isWhole(int nanos) {
        return nanos % NANOS_PER_MICRO == 0;
    }

    @Override
    public S decode(S stored) {
        return stored;
    }

    @Override
    public boolean isSurjective() {
        return true;
    }

    @Override
    public boolean preserves(PreservedOperator operator) {
        return operator != PreservedOperator.PLUS || isNumber();
    }

    private boolean isNumber() {
        return switch (storage) {
            case I16, I32, I64, F32, F64, DECIMAL -> true;
            case BOOL, TEXT, BYTES, UUID, DATE, TIME, DATETIME, INSTANT -> false;
        };
    }
}
