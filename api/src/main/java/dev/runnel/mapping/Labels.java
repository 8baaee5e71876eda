package dev.runnel.mapping;

import dev.runnel.error.DecodeFailed;
import dev.runnel.error.InvalidValue;
import dev.runnel.type.Storage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The constants of an enum, stored by label: their names, or what is said instead. Their order is not that of their labels, so only
 * equality is kept. Immutable; equal where the labels are.
 */
public final class Labels<E extends Enum<E>> implements Encoding<E, String> {
    private final Map<E, String> labels;
    private final Map<String, E> constants;

    private Labels(Map<E, String> labels) {
        this.labels = labels;
        this.constants = new HashMap<>();
        labels.forEach((constant, label) -> constants.put(label, constant));
    }

    /** @param constants all of them, each by its name */
    public static <E extends Enum<E>> Labels<E> of(E[] constants) {
        Map<E, String> labels = new HashMap<>();
        for (E constant : constants) {
            labels.put(constant, constant.name());
        }
        return new Labels<>(labels);
    }

    /** With another label for a constant. */
    public Labels<E> with(E constant, String label) {
        Map<E, String> other = new HashMap<>(labels);
        other.put(constant, label);
        return new Labels<>(other);
    }

    @Override
    public Storage storage() {
        return Storage.TEXT;
    }

    @Override
    public int bytes() {
        return 0;
    }

    @Override
    public InvalidValue.@Nullable Reason unfit(E value) {
        return labels.containsKey(value) ? null : InvalidValue.Reason.NOT_MAPPED;
    }

    @Override
    public String encode(E value) {
        return labels.get(value);
    }

    @Override
    public boolean isExact(E value) {
        return true;
    }

    @Override
    public E decode(String stored) {
        E constant = constants.get(stored);
        if (constant == null) {
            throw new DecodeFailed("a label of the database is no constant of the enum")
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
        return other instanceof Labels<?> that && labels.equals(that.labels);
    }

    @Override
    public int hashCode() {
        return labels.hashCode();
    }
}
