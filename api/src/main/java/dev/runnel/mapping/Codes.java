package dev.runnel.mapping;

import dev.runnel.error.DecodeFailed;
import dev.runnel.error.InvalidValue;
import dev.runnel.type.Storage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The constants of an enum, stored by whole number. Only equality is kept. Immutable; equal where the codes are. */
public final class Codes<E extends Enum<E>> implements Encoding<E, Integer> {
    private final Map<E, Integer> codes;
    private final Map<Integer, E> constants;

    private Codes(Map<E, Integer> codes) {
        this.codes = codes;
        this.constants = new HashMap<>();
        codes.forEach((constant, code) -> constants.put(code, constant));
    }

    /** Of a constant; {@link #with} adds the others. */
    public static <E extends Enum<E>> Codes<E> of(E constant, int code) {
        return new Codes<>(Map.of(constant, code));
    }

    /** With the code of another constant. */
    public Codes<E> with(E constant, int code) {
        Map<E, Integer> other = new HashMap<>(codes);
        other.put(constant, code);
        return new Codes<>(other);
    }

    @Override
    public Storage storage() {
        return Storage.I32;
    }

    @Override
    public int bytes() {
        return Integer.BYTES;
    }

    @Override
    public InvalidValue.@Nullable Reason unfit(E value) {
        return codes.containsKey(value) ? null : InvalidValue.Reason.NOT_MAPPED;
    }

    @Override
    public Integer encode(E value) {
        return codes.get(value);
    }

    @Override
    public boolean isExact(E value) {
        return true;
    }

    @Override
    public E decode(Integer stored) {
        E constant = constants.get(stored);
        if (constant == null) {
            throw new DecodeFailed("a code of the database is that of no constant of the enum")
                    .hint("add the constant, or mend the rows");
        }
        return constant;
    }

    @Override
    public boolean canDistribute(Operator operator) {
        return operator == Operator.EQUAL;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Codes<?> that && codes.equals(that.codes);
    }

    @Override
    public int hashCode() {
        return codes.hashCode();
    }
}
