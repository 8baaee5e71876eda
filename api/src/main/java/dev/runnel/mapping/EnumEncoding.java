package dev.runnel.mapping;

import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.type.StorageType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stores the constants of an enum by label or by code. A label is the name of the constant unless the model sets
 * another one. The order of the constants differs from that of the stored values, so the encoding preserves equality
 * alone. Immutable. Two are equal if their labels or codes are.
 *
 * @param <E> the enum
 * @param <S> the carrier of the labels or codes
 */
public final class EnumEncoding<E extends Enum<E>, S> implements Encoding<E, S> {
    private final StorageType storage;
    private final Map<E, S> stored;
    private final Map<S, E> constants = new HashMap<>();

    private EnumEncoding(StorageType storage, Map<E, S> stored) {
        this.storage = storage;
        this.stored = stored;
        stored.forEach((constant, value) -> constants.put(value, constant));
    }

    /**
     * Returns the encoding by name.
     *
     * @param constants all constants of the enum
     */
    public static <E extends Enum<E>> EnumEncoding<E, String> byName(E[] constants) {
        Map<E, String> names = new HashMap<>();
        for (E constant : constants) {
            names.put(constant, constant.name());
        }
        return new EnumEncoding<>(StorageType.TEXT, names);
    }

    /** Returns the encoding of one constant by code; {@link #with} adds the others. */
    public static <E extends Enum<E>> EnumEncoding<E, Integer> byCode(E constant, int code) {
        return new EnumEncoding<>(StorageType.I32, Map.of(constant, code));
    }

    /** Returns this encoding with another label or code of a constant. */
    public EnumEncoding<E, S> with(E constant, S value) {
        Map<E, S> other = new HashMap<>(stored);
        other.put(constant, value);
        return new EnumEncoding<>(storage, other);
    }

    @Override
    public StorageType storage() {
        return storage;
    }

    @Override
    public int bytes() {
        return IdentityEncoding.of(storage).bytes();
    }

    @Override
    public InvalidValueException.@Nullable Reason violation(E value) {
        return stored.containsKey(value) ? null : InvalidValueException.Reason.NOT_MAPPED;
    }

    @Override
    public S encode(E value) {
        return stored.get(value);
    }

    @Override
    public boolean isExact(E value) {
        return true;
    }

    @Override
    public E decode(S value) {
        E constant = constants.get(value);
        if (constant == null) {
            throw new DecodeException("the stored label is not a constant of the enum")
                    .hint("add the constant to the enum, or correct the rows");
        }
        return constant;
    }

    @Override
    public boolean preserves(PreservedOperator operator) {
        return operator == PreservedOperator.EQUAL;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnumEncoding<?, ?> that && stored.equals(that.stored);
    }

    @Override
    public int hashCode() {
        return stored.hashCode();
    }
}
