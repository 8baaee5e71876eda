package dev.runnel.mapping;

import dev.runnel.error.DecodeFailed;
import dev.runnel.error.InvalidValue;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Storage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The constants of an enum, stored by name. Their order is not that of their names, so only equality is kept. */
public final class Labels<E extends Enum<E>> implements Bijection<E, String> {
    private final Map<String, E> byName = new HashMap<>();

    private Labels(E[] constants) {
        for (E constant : constants) {
            byName.put(constant.name(), constant);
        }
    }

    /** @param constants all of them */
    public static <E extends Enum<E>> Labels<E> of(E[] constants) {
        return new Labels<>(constants);
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
        return null;
    }

    @Override
    public String encode(E value) {
        return value.name();
    }

    @Override
    public boolean isExact(E value) {
        return true;
    }

    @Override
    public E decode(String stored) {
        E constant = byName.get(stored);
        if (constant == null) {
            throw new DecodeFailed("a label of the database is no constant of the enum")
                    .hint("add the constant, or mend the rows");
        }
        return constant;
    }

    @Override
    public boolean keeps(CompareOp op) {
        return !op.isOrdering();
    }
}
