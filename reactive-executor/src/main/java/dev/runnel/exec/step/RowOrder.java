package dev.runnel.exec.step;

import dev.runnel.type.Direction;
import dev.runnel.type.StorageType;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of rows by the values of their sort keys. */
final class RowOrder {
    private RowOrder() {}

    static Comparator<Object> ofKey(StorageType type, Direction direction, boolean nullsFirst) {
        Comparator<Object> present = type.order();
        Comparator<Object> directed = direction == Direction.ASC ? present : present.reversed();
        return nullsFirst ? Comparator.nullsFirst(directed) : Comparator.nullsLast(directed);
    }

    /** Compares the values of two rows key by key, the most significant first. */
    static Comparator<@Nullable Object[]> ofKeys(List<Comparator<Object>> keys) {
        return (a, b) -> {
            int result = 0;
            for (int i = 0; i < keys.size() && result == 0; i++) {
                result = keys.get(i).compare(a[i], b[i]);
            }
            return result;
        };
    }
}
